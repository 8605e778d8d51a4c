package dev.mcmgen.catalog;

import java.util.List;

/**
 * Something that RKE2 releases do wrong.
 *
 * @param id stable
 * @param condition a word for the setting that brings it out: {@code always}, {@code nodelocal},
 *     {@code nodelocal-dual-stack}, {@code cilium-lrp-without-nodelocal}, {@code rotate-encryption-keys}
 * @param message what happens, one sentence without a final stop
 * @param notice it works, with a consequence that one has to know
 * @param fixedIn the first good release of each minor; empty where none is known
 * @param window the releases that have it
 */
public record KnownBad(
        String id,
        String condition,
        String message,
        boolean notice,
        List<Release> fixedIn,
        Window window,
        String source) {

    public KnownBad {
        fixedIn = List.copyOf(fixedIn);
    }

    static KnownBad read(DataNode row) {
        return new KnownBad(
                row.text("id"),
                row.text("condition"),
                row.text("message"),
                row.flag("notice"),
                row.get("fixedIn").texts().stream().map(Release::parse).toList(),
                Window.read(row),
                row.text("source"));
    }

    /** The catalogue knows defects of RKE2 only. */
    public boolean affects(Release release) {
        return release.distribution() == Distribution.RKE2 && window.covers(release);
    }
}
