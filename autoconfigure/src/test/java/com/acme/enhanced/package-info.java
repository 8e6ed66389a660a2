/**
 * An application whose classes the tests load enhanced by Hibernate.
 */
package com.acme.enhanced;
