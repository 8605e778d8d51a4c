package dev.mcmgen.rancher.push;

import dev.mcmgen.catalog.ArgumentSource;
import dev.mcmgen.catalog.RancherFacts;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.rancher.change.LiveCluster;
import dev.mcmgen.rancher.change.ObjectName;
import dev.mcmgen.rancher.push.Access.Right;
import dev.mcmgen.yaml.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up, before anything is written, what Rancher checks late or never: an administrator's Cluster with a credential, a pod
 * security template or a Secret that does not exist is taken, and fails later (live-rancher-2.15.md, "Corrected").
 */
public final class Preflight {

    /** What is left of the limit for what Rancher and the way there add. */
    private static final int MARGIN = 16 << 10;

    private final Rancher rancher;
    private final ServerFacts server;
    private final RancherFacts facts;

    public Preflight(Rancher rancher, ServerFacts server, RancherFacts facts) {
        this.rancher = rancher;
        this.server = server;
        this.facts = facts;
    }

    /**
     * What was found out about one cluster.
     *
     * @param access by kind of object
     */
    public record Result(LiveCluster live, Map<Resource, Access> access, List<Remark> remarks) {

        /** What came of looking for a wanted object. */
        Lookup lookup(ApiObject desired) {
            ObjectName name = ObjectName.of(desired);
            if (live.hidden().contains(name)) {
                return new Lookup.Hidden();
            }
            Optional<ApiObject> found = desired.kind().equals("Cluster") ? live.cluster() : live.find(name);
            return found.isPresent() ? new Lookup.Found(found.get()) : new Lookup.Absent();
        }

        /** What the caller may do with objects of that kind. */
        Access access(ApiObject desired) {
            Resource resource = Resource.of(desired);
            return access.getOrDefault(resource, new Access(resource, Set.of()));
        }

        public boolean isRefused() {
            return remarks.stream().anyMatch(Remark::isRefusal);
        }
    }

    /** Looks everything up; all that is wrong is said at once. */
    public Result check(DesiredCluster desired) {
        List<Remark> remarks = new ArrayList<>();
        LiveCluster live = LiveCluster.read(rancher.kubernetes(), desired);
        Map<Resource, Access> access = access(desired);
        release(desired, live, remarks);
        sizes(desired, remarks);
        Result result = new Result(live, access, remarks);
        rights(desired, result, remarks);
        new TakenNames(rancher.norman()).check(desired, live, remarks);
        new References(rancher).check(desired, remarks);
        new VsphereNames(rancher.norman()).check(desired, remarks);
        return result;
    }

    private Map<Resource, Access> access(DesiredCluster desired) {
        Map<Resource, Access> access = new LinkedHashMap<>();
        for (ApiObject object : desired.objects()) {
            access.computeIfAbsent(
                    Resource.of(object),
                    resource -> Access.ask(rancher.kubernetes(), resource, object.namespace(), object.name()));
        }
        return access;
    }

    private void release(DesiredCluster desired, LiveCluster live, List<Remark> remarks) {
        String version = desired.cluster().text("spec", "kubernetesVersion");
        Optional<Release> release = Release.find(version);
        if (release.isEmpty()) {
            remarks.add(Remark.refusal(
                    "'" + version + "' is no release of RKE2 or K3s", "write it in full, such as v1.31.1+rke2r1"));
            return;
        }
        NavigableSet<Release> offered = server.releases()
                .of(release.get().distribution())
                .map(ArgumentSource::releases)
                .orElseGet(Collections::emptyNavigableSet);
        if (offered.contains(release.get())) {
            return;
        }
        String near = nearest(offered, release.get());
        boolean runs = live.cluster()
                .map(cluster -> cluster.text("spec", "kubernetesVersion"))
                .filter(version::equals)
                .isPresent();
        remarks.add(
                runs
                        ? Remark.warning(
                                "this Rancher no longer offers " + version + ", which the cluster runs",
                                near.isEmpty() ? "" : "upgrade before long: " + near)
                        : Remark.refusal(
                                "this Rancher (" + server.version() + ") does not offer " + version,
                                near.isEmpty() ? "it offers none of this kind" : near));
    }

    /** Which it does offer: the newest of the same minor, and the newest of all. */
    private static String nearest(NavigableSet<Release> offered, Release release) {
        if (offered.isEmpty()) {
            return "";
        }
        Optional<Release> sameMinor = offered.descendingSet().stream()
                .filter(other -> other.major() == release.major() && other.minor() == release.minor())
                .findFirst();
        String newest = offered.last().toString();
        return sameMinor
                .map(Release::toString)
                .filter(text -> !text.equals(newest))
                .map(text -> "of this minor it offers " + text + "; the newest of all is " + newest)
                .orElse("the newest that it offers is " + newest);
    }

    private void sizes(DesiredCluster desired, List<Remark> remarks) {
        Optional<Integer> limit = server.bodyLimit(facts);
        for (ApiObject object : desired.objects()) {
            int size = JsonWriter.compact(object.fields()).getBytes(StandardCharsets.UTF_8).length;
            if (limit.isPresent() && size > limit.get() - MARGIN) {
                remarks.add(Remark.refusal(
                        String.format(
                                Locale.ROOT,
                                "%s has %d KiB, and this Rancher takes %d KiB",
                                object.title(),
                                size >> 10,
                                limit.get() >> 10),
                        "move what is large out of it: additionalManifest to Fleet, files to the machine template"));
            }
        }
    }

    private static void rights(DesiredCluster desired, Result result, List<Remark> remarks) {
        for (Map.Entry<Resource, Access> entry : result.access().entrySet()) {
            boolean creates = desired.objects().stream()
                    .filter(object -> Resource.of(object).equals(entry.getKey()))
                    .anyMatch(object -> !(result.lookup(object) instanceof Lookup.Found));
            if (creates && !entry.getValue().may(Right.CREATE)) {
                remarks.add(Remark.refusal(
                        "this user may not create " + entry.getKey() + " in " + desired.namespace(),
                        entry.getKey().equals(Resource.CONFIG_MAPS)
                                ? "write the files into a Secret, which standard users may create"
                                : "ask for the global role Create new Clusters (clusters-create)"));
            }
        }
    }
}
