/** Impact previews over HTTP. */
@org.jspecify.annotations.NullMarked
package io.ratebook.preview.web;
