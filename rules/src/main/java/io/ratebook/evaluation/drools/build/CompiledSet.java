package io.ratebook.evaluation.drools.build;

import io.ratebook.evaluation.drools.DrlIndex;
import java.util.Map;

/**
 * A set made ready to ship.
 *
 * @param classes class files by their path
 */
record CompiledSet(DrlIndex.Entry entry, Map<String, byte[]> classes) {}
