package io.github.strictjpa.lazyload;

/**
 * A statement that the access to an attribute of an enhanced entity is about to send.
 *
 * @param type the class that declares the attribute
 * @param attribute the attribute
 * @param ofReference whether the entity itself is loaded: it is a reference that is no
 * proxy, thanks to its enhancement
 * @param request who asks
 */
record EnhancedLoad(Class<?> type, String attribute, boolean ofReference, LoadRequest request) {

}
