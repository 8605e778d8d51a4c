package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.spec.ClusterSpec;
import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.Role;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The plan of one cluster while the concerns add to it. */
final class Draft {

    private final SpecDocument document;
    private final Catalog catalog;
    private final Release release;
    private final Remarks remarks;
    private final Settings settings = new Settings();
    private final Charts charts = new Charts();
    private final List<PlannedManifest> manifests = new ArrayList<>();
    private final List<PlannedFile> files = new ArrayList<>();
    private Optional<PodSecurityPlan> podSecurity = Optional.empty();
    private Optional<NodeLocalPlan> nodeLocal = Optional.empty();

    Draft(SpecDocument document, Catalog catalog, Release release) {
        this.document = document;
        this.catalog = catalog;
        this.release = release;
        this.remarks = new Remarks(document);
    }

    ClusterSpec spec() {
        return document.spec();
    }

    Catalog catalog() {
        return catalog;
    }

    Release release() {
        return release;
    }

    boolean isRke2() {
        return release.distribution() == Distribution.RKE2;
    }

    Target target() {
        return Target.of(spec().infrastructure());
    }

    boolean isForRancher() {
        return target() == Target.RANCHER;
    }

    /** The Rancher that the spec names; empty where it names none. */
    Optional<RancherVersion> rancher() {
        return spec().rancher().version();
    }

    /** Whether the spec names a Rancher that is older than this one. */
    boolean isForRancherBefore(int major, int minor, int patch) {
        RancherVersion wanted = new RancherVersion(major, minor, patch);
        return rancher().filter(version -> !version.atLeast(wanted)).isPresent();
    }

    Settings settings() {
        return settings;
    }

    /** Sets a key of config.yaml because of a field of the spec, such as {@code /spec/network/cni}. */
    void set(Scope scope, String key, Object value, String field) {
        settings.put(scope, key, value, JsonPointer.parse(field));
    }

    Charts charts() {
        return charts;
    }

    List<PlannedManifest> manifests() {
        return manifests;
    }

    List<PlannedFile> files() {
        return files;
    }

    Optional<PodSecurityPlan> podSecurity() {
        return podSecurity;
    }

    void podSecurity(PodSecurityPlan plan) {
        podSecurity = Optional.of(plan);
    }

    /** NodeLocal DNSCache as a manifest of its own; empty where a packaged chart carries it. */
    Optional<NodeLocalPlan> nodeLocal() {
        return nodeLocal;
    }

    void nodeLocal(NodeLocalPlan plan) {
        nodeLocal = Optional.of(plan);
    }

    SpecDocument document() {
        return document;
    }

    Remarks remarks() {
        return remarks;
    }

    void refuse(String field, String code, String message, String hint) {
        remarks.refuse(field, code, message, hint);
    }

    void warn(String field, String code, String message, String hint) {
        remarks.warn(field, code, message, hint);
    }

    boolean hasWindows() {
        return spec().pools().stream().anyMatch(Draft::isWindows);
    }

    static boolean isWindows(Pool pool) {
        return pool.isWindows();
    }

    /** The kinds of nodes: one for each pool; none where no pool makes the nodes. */
    List<NodeKind> poolKinds() {
        return spec().pools().stream()
                .map(pool -> new NodeKind(pool.name(), inOrder(pool.roles()), isWindows(pool)))
                .toList();
    }

    private static Set<Role> inOrder(List<Role> roles) {
        Set<Role> ordered = EnumSet.noneOf(Role.class);
        ordered.addAll(roles);
        return ordered;
    }
}
