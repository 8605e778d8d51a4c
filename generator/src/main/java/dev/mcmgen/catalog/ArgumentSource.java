package dev.mcmgen.catalog;

import java.util.Map;
import java.util.NavigableSet;

/**
 * Argument lists of one distribution as somebody holds them: this program's data file, or a Rancher's own
 * {@code /v1-rke2-release/releases}. {@link ArgumentLists} decides which one a release gets.
 */
public interface ArgumentSource {

    /** The releases that have a list of their own; never empty. */
    NavigableSet<Release> releases();

    /** Whether the release is one of {@link #releases()}. */
    boolean lists(Release release);

    /** The last of {@link #releases()}. */
    Release newest();

    /** The list of one of {@link #releases()}. */
    Map<String, Argument> arguments(Release listed, NodeRole role);

    /** What is known to have been added for a release newer than all of {@link #releases()}; may be empty. */
    Map<String, Argument> addedFor(Release newer, NodeRole role);

    /** The newest release at or below this one whose list is known; the last of {@link #releases()} or a later one. */
    Release newestBelow(Release newer);

    /** Where the list of that release was read. */
    String source(Release release);
}
