/**
 * An application that touches what it no longer has a session for.
 */
package com.acme.detached;
