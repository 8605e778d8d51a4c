package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.GoDuration;
import dev.mcmgen.catalog.KernelVersion;
import dev.mcmgen.catalog.KubeProxyFlag;
import dev.mcmgen.catalog.KubeProxyFlags;
import dev.mcmgen.catalog.OperatingSystem;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.catalog.Scheduler;
import dev.mcmgen.spec.KubeProxy;
import dev.mcmgen.spec.Pool;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of kube-proxy's settings this release would refuse. RKE2 and K3s parse {@code kube-proxy-arg} themselves, so one
 * unknown flag keeps the whole node down.
 */
final class KubeProxyChecks {

    private static final String FIELD = "/spec/kubeProxy";

    private final Draft draft;

    KubeProxyChecks(Draft draft) {
        this.draft = draft;
    }

    void check(KubeProxy.Mode mode, List<String> arguments) {
        checkFlags(arguments);
        if (mode == KubeProxy.Mode.IPVS) {
            checkIpvs(Arguments.value(arguments, "ipvs-scheduler"));
            checkPeriods();
        }
        if (mode == KubeProxy.Mode.NFTABLES) {
            checkNftables();
        }
        checkReplacement();
    }

    /** A CNI that does kube-proxy's work, beside a kube-proxy. */
    private void checkReplacement() {
        if (isReplacedByChartValues()) {
            draft.refuse(
                    FIELD + "/mode",
                    "kube-proxy/replaced-by-cni",
                    NetworkConcern.cni(draft).word()
                            + " replaces kube-proxy (see chartValues), and both would program the same Services",
                    "set kubeProxy.mode: none");
        }
    }

    /** Whether the values that the user wrote make the CNI do kube-proxy's work. */
    boolean isReplacedByChartValues() {
        return switch (NetworkConcern.cni(draft)) {
            case CILIUM -> Boolean.TRUE.equals(written("rke2-cilium", "kubeProxyReplacement"));
            case CALICO -> "BPF".equals(written("rke2-calico", "installation", "calicoNetwork", "linuxDataplane"));
            case CANAL, FLANNEL, NONE -> false;
        };
    }

    private @Nullable Object written(String chart, String... path) {
        Object value = draft.spec().chartValues().get(chart);
        for (String step : path) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    private void checkFlags(List<String> arguments) {
        KubeProxyFlags.Flags flags = draft.catalog().kubeProxyFlags().of(draft.release());
        for (String argument : draft.spec().kubeProxy().args()) {
            Optional<String> own = KubeProxyFields.of(Arguments.name(argument));
            if (own.isPresent()) {
                draft.refuse(
                        field(argument),
                        "kube-proxy/argument-has-a-field",
                        Arguments.name(argument) + " has its own field, spec." + own.get()
                                + ", from which other settings follow",
                        "write it there");
            }
        }
        for (String argument : arguments) {
            KubeProxyFlag flag = flags.byName().get(Arguments.name(argument));
            if (flag == null && flags.complete()) {
                draft.refuse(
                        field(argument),
                        "kube-proxy/unknown-argument",
                        "kube-proxy " + draft.release().minorText() + " has no flag " + Arguments.name(argument)
                                + ", and a node with it does not start",
                        "remove it, or take a release that has it");
            }
            if (flag != null && !flag.harmful().isEmpty()) {
                draft.refuse(
                        field(argument),
                        "kube-proxy/harmful-argument",
                        Arguments.name(argument) + ": " + flag.harmful(),
                        "remove it");
            }
        }
    }

    private String field(String argument) {
        int written = draft.spec().kubeProxy().args().indexOf(argument);
        return written >= 0
                ? FIELD + "/args/" + written
                : KubeProxyFields.pointer(Arguments.name(argument)).orElse(FIELD);
    }

    private void checkIpvs(String name) {
        Optional<Scheduler> scheduler = draft.catalog().schedulers().find(name);
        String field = FIELD + "/ipvs/scheduler";
        if (scheduler.isEmpty() || !scheduler.get().accepted(draft.release())) {
            draft.refuse(
                    field,
                    "kube-proxy/scheduler-not-accepted",
                    "kube-proxy " + draft.release().minorText() + " exits at start with the scheduler " + name,
                    "use one of: "
                            + String.join(
                                    ", ",
                                    draft.catalog().schedulers().accepted(draft.release()).stream()
                                            .map(Scheduler::name)
                                            .toList()));
            return;
        }
        if (has(ReleaseFeature.IPVS_FALLS_BACK_SILENTLY)) {
            draft.warn(
                    FIELD + "/mode",
                    "ipvs/silent-fallback",
                    "kube-proxy " + draft.release().minorText()
                            + " runs in iptables mode, and says so in its log only, where a module of IPVS is missing",
                    "look at ipvsadm -Ln once the nodes are up");
        }
        checkModule(scheduler.get(), field);
        if (scheduler.get().advice() == Scheduler.Advice.WARNING) {
            draft.warn(
                    field, "ipvs/scheduler-pins", name + ": " + scheduler.get().note(), "use rr or lc");
        }
        if (draft.release().atLeast(1, 40)) {
            draft.refuse(
                    FIELD + "/mode",
                    "kube-proxy/ipvs-off",
                    "Kubernetes plans to ship IPVS mode switched off from 1.40 on, and kube-proxy exits with it",
                    "use kubeProxy.mode: nftables");
        } else if (draft.release().atLeast(1, 35)) {
            draft.warn(
                    FIELD + "/mode",
                    "ipvs/deprecated",
                    "IPVS mode is deprecated since Kubernetes 1.35; the plan is off by default in 1.40 and gone in 1.43",
                    "docs/kube-proxy.md says how to move to nftables");
        }
    }

    private void checkModule(Scheduler scheduler, String field) {
        for (Map.Entry<String, OperatingSystem> system : systems().entrySet()) {
            Optional<OperatingSystem.ModuleFact> fact = system.getValue().module(scheduler.module());
            if (fact.isPresent()) {
                checkModule(scheduler.module(), system.getKey(), fact.get(), field);
            }
        }
    }

    private void checkModule(String module, String system, OperatingSystem.ModuleFact fact, String field) {
        if (fact.state() == OperatingSystem.ModuleFact.State.NOT_BUILT) {
            draft.refuse(
                    field,
                    "kube-proxy/scheduler-module-missing",
                    "the kernel of " + system + " is built without " + module,
                    "use rr or lc");
        } else {
            draft.warn(
                    field,
                    "kube-proxy/scheduler-module-extra",
                    module + " on " + system + " lies in a package that the machine template must have: "
                            + fact.packageName().orElse("not known"),
                    "install it in the template, or use rr or lc");
        }
    }

    /** The operating systems of the Linux nodes, by their names in the spec. */
    private Map<String, OperatingSystem> systems() {
        Map<String, OperatingSystem> systems = new TreeMap<>();
        for (String name : systemNames()) {
            Optional<OperatingSystem> system =
                    draft.catalog().operatingSystems().find(name);
            if (system.isPresent()) {
                systems.put(name, system.get());
            }
        }
        return systems;
    }

    private Set<String> systemNames() {
        Set<String> names = new HashSet<>();
        String ofSpec = draft.spec().nodeOS().orElse("");
        for (Pool pool : draft.spec().pools()) {
            String own = pool.os().orElse("linux");
            names.add(own.equals("linux") ? ofSpec : own);
        }
        return draft.spec().pools().isEmpty() ? Set.of(ofSpec) : names;
    }

    private void checkNftables() {
        String field = FIELD + "/mode";
        if (!draft.release().atLeast(1, 31)) {
            draft.refuse(
                    field,
                    "kube-proxy/nftables-too-early",
                    "kube-proxy " + draft.release().minorText() + " has no nftables mode that is switched on",
                    "use iptables or ipvs, or a release from 1.31 on");
        } else if (draft.isRke2() && !has(ReleaseFeature.NFTABLES_DOCUMENTED)) {
            draft.warn(
                    field,
                    "nftables/undocumented",
                    "RKE2 documents nftables mode from 1.34.10, 1.35.7 and 1.36.3 on, not for " + draft.release(),
                    "take one of these patches");
        }
        KernelVersion needed = draft.catalog().operatingSystems().nftablesKernel();
        systems()
                .forEach((name, system) -> kernel(name, system)
                        .filter(version -> version.below(needed))
                        .ifPresent(version -> draft.refuse(
                                field,
                                "kube-proxy/nftables-kernel",
                                "nftables mode needs a kernel from " + needed + " on; " + name + " has " + version,
                                "use iptables or ipvs, or a newer node OS")));
    }

    /** The kernel that the spec names is that of its own nodeOS. */
    private Optional<KernelVersion> kernel(String name, OperatingSystem system) {
        Optional<KernelVersion> written =
                draft.spec().nodeOS().filter(name::equals).isPresent()
                        ? draft.spec().kernel().flatMap(KernelVersion::find)
                        : Optional.empty();
        return written.or(system::kernel);
    }

    /** kube-proxy refuses its whole configuration with a period of 0, or a minimum above it. */
    private void checkPeriods() {
        KubeProxy.Ipvs ipvs = draft.spec().kubeProxy().ipvs();
        BigDecimal period = seconds(ipvs.syncPeriod().orElse("30s"));
        if (period.signum() == 0) {
            draft.refuse(
                    FIELD + "/ipvs/syncPeriod",
                    "kube-proxy/sync-period",
                    "kube-proxy does not start with a sync period of 0",
                    "write 30s, or remove the line");
        } else if (seconds(ipvs.minSyncPeriod().orElse("0s")).compareTo(period) > 0) {
            draft.refuse(
                    FIELD + "/ipvs/minSyncPeriod",
                    "kube-proxy/sync-period",
                    "kube-proxy does not start with a minSyncPeriod above the syncPeriod, which is "
                            + ipvs.syncPeriod().orElse("30s"),
                    "make it shorter");
        } else if (ipvs.minSyncPeriod().isEmpty() && period.compareTo(BigDecimal.ONE) < 0) {
            checkUnwrittenMinimum();
        }
    }

    /** The minimum's own default is above a period of less than a second, or may be. */
    private void checkUnwrittenMinimum() {
        String field = FIELD + "/ipvs/syncPeriod";
        String hint = "write minSyncPeriod: 0s beside it";
        if (has(ReleaseFeature.IPVS_MIN_SYNC_PERIOD_ONE_SECOND)) {
            draft.refuse(
                    field,
                    "kube-proxy/sync-period",
                    "kube-proxy does not start with a sync period below the minimum, which is 1s where it is not given",
                    hint);
        } else if (has(ReleaseFeature.IPVS_MIN_SYNC_PERIOD_PERHAPS_ONE_SECOND)) {
            draft.warn(
                    field,
                    "kube-proxy/sync-period-unsure",
                    "kube-proxy 1.36 does not start with a sync period below 1s alone; whether "
                            + draft.release().minorText() + " does was not read",
                    hint);
        }
    }

    private boolean has(ReleaseFeature feature) {
        return draft.catalog().facts(draft.release()).has(feature);
    }

    /** The text has passed the schema. */
    private static BigDecimal seconds(String text) {
        Optional<GoDuration> duration = GoDuration.parse(text);
        return duration.isPresent() ? duration.get().seconds() : BigDecimal.ZERO;
    }
}
