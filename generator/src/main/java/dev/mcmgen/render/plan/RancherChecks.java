package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.spec.ClusterSpec;
import dev.mcmgen.spec.Etcd;
import dev.mcmgen.spec.Network;
import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the Rancher that the spec names would refuse or silently leave out; what cannot become a running cluster. */
final class RancherChecks implements Concern {

    @Override
    public void addTo(Draft draft) {
        if (!draft.isForRancher()) {
            return;
        }
        checkName(draft);
        checkFeatures(draft);
        checkRoles(draft);
        if (draft.spec().agentEnv().containsKey("CATTLE_AGENT_VAR_DIR")) {
            draft.refuse(
                    "/spec/agentEnv/CATTLE_AGENT_VAR_DIR",
                    "rancher/agent-var-dir",
                    "Rancher refuses a cluster with this variable",
                    "use dataDirectories.systemAgent");
        }
        for (String name : List.of("NO_PROXY", "no_proxy")) {
            if (hasBlank(draft.spec().agentEnv().getOrDefault(name, ""))) {
                draft.refuse(
                        "/spec/agentEnv/" + name,
                        "rancher/no-proxy-blank",
                        "Rancher refuses a NO_PROXY with a blank in it",
                        "separate the entries with commas only");
            }
        }
    }

    private static boolean hasBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static void checkName(Draft draft) {
        String name = draft.spec().metadata().name();
        if (name.equals("local") || name.matches("c-[a-z0-9]{5}")) {
            draft.refuse(
                    "/metadata/name",
                    "rancher/reserved-name",
                    "Rancher keeps the name " + name + " for itself and refuses the cluster",
                    "choose another name");
        }
    }

    private static void checkFeatures(Draft draft) {
        ClusterSpec spec = draft.spec();
        need(draft, RancherFeature.DATA_DIRECTORIES, !isEmpty(spec), "/spec/dataDirectories");
        need(
                draft,
                RancherFeature.HOSTNAME_LENGTH_LIMIT,
                spec.hostnameLengthLimit().isPresent(),
                "/spec/hostnameLengthLimit");
        need(draft, RancherFeature.AGENT_CUSTOMIZATION, !spec.clusterAgent().isEmpty(), "/spec/clusterAgent");
        need(draft, RancherFeature.AGENT_CUSTOMIZATION, !spec.fleetAgent().isEmpty(), "/spec/fleetAgent");
        need(
                draft,
                RancherFeature.AGENT_SCHEDULING_CUSTOMIZATION,
                spec.clusterAgent().priorityClass().isPresent()
                        || spec.clusterAgent().podDisruptionBudget().isPresent(),
                "/spec/clusterAgent");
        need(
                draft,
                RancherFeature.STACK_PREFERENCE,
                spec.network().stackPreference().orElse(Network.StackPreference.IPV4) != Network.StackPreference.IPV4,
                "/spec/network/stackPreference");
        need(draft, RancherFeature.MACHINE_SELECTOR_FILES, !spec.files().isEmpty(), "/spec/files");
        need(
                draft,
                RancherFeature.POD_SECURITY_TEMPLATE,
                HardeningConcern.podSecurityTemplate(draft).isPresent(),
                spec.hardening().podSecurityTemplate().isPresent()
                        ? "/spec/hardening/podSecurityTemplate"
                        : "/spec/hardening/profile");
        need(draft, RancherFeature.S3_RETENTION, keepsInS3(spec), "/spec/etcd/snapshots/s3/retention");
        for (int i = 0; i < spec.pools().size(); i++) {
            Pool pool = spec.pools().get(i);
            need(
                    draft,
                    RancherFeature.AUTOSCALING,
                    pool.autoscaling().isPresent(),
                    "/spec/pools/" + i + "/autoscaling");
            need(
                    draft,
                    RancherFeature.HOSTNAME_LENGTH_LIMIT,
                    pool.hostnameLengthLimit().isPresent(),
                    "/spec/pools/" + i + "/hostnameLengthLimit");
        }
    }

    private static boolean isEmpty(ClusterSpec spec) {
        return spec.dataDirectories().systemAgent().isEmpty()
                && spec.dataDirectories().provisioning().isEmpty()
                && spec.dataDirectories().k8sDistro().isEmpty();
    }

    private static boolean keepsInS3(ClusterSpec spec) {
        Optional<Etcd.S3> store = spec.etcd().snapshots().s3();
        return store.isPresent() && store.get().retention().isPresent();
    }

    private static void need(Draft draft, RancherFeature feature, boolean used, String field) {
        Optional<RancherVersion> version = used ? draft.rancher() : Optional.empty();
        RancherVersion since = draft.catalog().rancher().since(feature);
        if (version.isPresent() && !version.get().atLeast(since)) {
            draft.refuse(
                    field,
                    "rancher/not-in-version",
                    "Rancher " + version.get() + " does not have this field and drops it without a word",
                    "it came with " + since + "; remove it, or upgrade Rancher first");
        }
    }

    /** A cluster without a node of each role waits for ever; an even number of etcd nodes gains nothing. */
    private static void checkRoles(Draft draft) {
        if (draft.spec().pools().isEmpty()) {
            return;
        }
        Set<Role> present = new HashSet<>();
        int etcd = 0;
        for (Pool pool : draft.spec().pools()) {
            int quantity = pool.quantity().orElse(1);
            if (quantity > 0 || pool.autoscaling().isPresent()) {
                present.addAll(pool.roles());
            }
            etcd += pool.roles().contains(Role.ETCD) ? quantity : 0;
        }
        for (Role role : Role.values()) {
            if (!present.contains(role)) {
                draft.refuse(
                        "/spec/pools",
                        "pools/role-missing",
                        "no machine has the role " + role.word() + ", and Rancher waits for one without end",
                        "add " + role.word() + " to the roles of a pool");
            }
        }
        if (etcd > 0 && etcd % 2 == 0) {
            draft.warn(
                    "/spec/pools",
                    "pools/etcd-even",
                    etcd + " etcd nodes survive no more failures than " + (etcd - 1),
                    "use an odd number");
        }
    }
}
