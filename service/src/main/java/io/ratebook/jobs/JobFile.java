package io.ratebook.jobs;

/**
 * The file of a job, complete.
 *
 * @param name as its sender calls it
 * @param size in bytes
 * @param sha256 in hexadecimal digits
 */
public record JobFile(String name, long size, String sha256) {}
