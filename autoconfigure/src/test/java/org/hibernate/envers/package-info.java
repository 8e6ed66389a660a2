/**
 * Stands for the package of Hibernate Envers.
 */
package org.hibernate.envers;
