package dev.mcmgen.rules.machine;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.List;
import java.util.Optional;

/**
 * Rules about paths in the inventory of vSphere: {@code /DATACENTER/vm|host|datastore|network/…}, as the examples of
 * rancher-cluster.md §9 and §5.1 have them. A name without a path works too.
 */
final class InventoryChecks {

    private static final List<String> BRANCHES = List.of("vm", "host", "datastore", "network");

    /** A field and the branch of the inventory that its path goes through. */
    private record Field(String name, String branch) {}

    private static final List<Field> FIELDS = List.of(
            new Field("cloneFrom", "vm"),
            new Field("folder", "vm"),
            new Field("pool", "host"),
            new Field("hostsystem", "host"),
            new Field("datastore", "datastore"),
            new Field("datastoreCluster", "datastore"),
            new Field("network", "network"));

    private InventoryChecks() {}

    static void paths(Subject subject, RuleReport report) {
        for (Manifest manifest : subject.manifests()) {
            boolean vsphere = manifest.kind() == Manifest.Kind.MACHINE_CONFIG
                    && manifest.root().text("kind").equals(VsphereChecks.KIND);
            for (Field field : vsphere ? FIELDS : List.<Field>of()) {
                Optional<Place> place = manifest.root().get(field.name());
                if (place.isPresent()) {
                    judge(field, place.get(), manifest.root().text("datacenter"), report);
                    for (Place item : place.get().items()) {
                        judge(field, item, manifest.root().text("datacenter"), report);
                    }
                }
            }
        }
    }

    private static void judge(Field field, Place place, String datacenter, RuleReport report) {
        String path = place.text().orElse("");
        if (!path.startsWith("/") || datacenter.isEmpty()) {
            return;
        }
        String inside = datacenter.startsWith("/") ? datacenter + "/" : "/" + datacenter + "/";
        int at = datacenter.startsWith("/") ? (path.startsWith(inside) ? 0 : -1) : path.indexOf(inside);
        if (at < 0) {
            report.value(
                    place,
                    "vSphere will probably not find this: the path does not lead into the datacenter " + datacenter,
                    Fix.byHand("write the path from the datacenter on, or correct datacenter"));
            return;
        }
        String rest = path.substring(at + inside.length());
        int slash = rest.indexOf('/');
        String branch = slash < 0 ? rest : rest.substring(0, slash);
        if (BRANCHES.contains(branch) && !branch.equals(field.branch())) {
            report.value(
                    place,
                    "vSphere will probably not find this: " + field.name() + " lies below " + inside + field.branch()
                            + ", and this path below " + inside + branch,
                    Fix.byHand("write a path below " + inside + field.branch()));
        }
    }
}
