/**
 * An application that writes queries and sorts as text, rightly and wrongly.
 */
package com.acme.texts;
