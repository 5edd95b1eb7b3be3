@org.jspecify.annotations.NullMarked
package io.ratebook.people.web;
