/**
 * An application whose queries break rules and keep them.
 */
package com.acme.query;
