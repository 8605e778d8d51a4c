package dev.mcmgen.rules.manifest;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Whether an additional manifest is too large. Rancher takes no body over 1 MiB (live-rancher-2.15.md, run), and keeps
 * the cluster, compressed, in an annotation, of which there may be 256 KiB (rancher-cluster.md §3.5, an inference).
 */
final class SizeChecks {

    private static final int BODY = 1 << 20;
    private static final int ANNOTATIONS = 1 << 18;

    /** Base64 makes four bytes of three, so that nothing smaller can be too large, compressed or not. */
    private static final int HARMLESS = ANNOTATIONS / 4 * 3;

    private SizeChecks() {}

    static void sizes(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Optional<Place> manifest = cluster.root().at("spec", "rkeConfig", "additionalManifest");
            String text = manifest.isPresent() ? manifest.get().text().orElse("") : "";
            if (manifest.isPresent() && text.length() > HARMLESS) {
                judge(manifest.get(), text.getBytes(StandardCharsets.UTF_8), report);
            }
        }
    }

    private static void judge(Place manifest, byte[] text, RuleReport report) {
        Fix fix = Fix.byHand("put large objects into the cluster by another way, such as Fleet");
        if (text.length > BODY) {
            report.key(
                    manifest,
                    "Rancher will refuse the cluster: this text has " + text.length + " bytes, and a request may have "
                            + BODY,
                    fix);
        } else if (packed(text) / 3 * 4 > ANNOTATIONS) {
            report.key(
                    Severity.WARNING,
                    manifest,
                    "Rancher may fail to plan the cluster: it keeps a compressed copy in an annotation, and this text is"
                            + " too large for one",
                    fix);
        }
    }

    private static int packed(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
