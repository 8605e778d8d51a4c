package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.KernelVersion;
import dev.mcmgen.catalog.KubeProxyFlag;
import dev.mcmgen.catalog.KubeProxyFlags;
import dev.mcmgen.catalog.OperatingSystem;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.catalog.Scheduler;
import dev.mcmgen.spec.KubeProxy;
import dev.mcmgen.spec.Network;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        }
        if (mode == KubeProxy.Mode.NFTABLES) {
            checkNftables();
        }
        Network.Cni cni = NetworkConcern.cni(draft);
        if (draft.isRke2() && cni == Network.Cni.NONE) {
            return;
        }
        if (cni == Network.Cni.CILIUM
                && draft.spec()
                                .chartValues()
                                .getOrDefault("rke2-cilium", Map.of())
                                .get("kubeProxyReplacement")
                        == Boolean.TRUE) {
            draft.refuse(
                    FIELD + "/mode",
                    "kube-proxy/replaced-by-cni",
                    "Cilium replaces kube-proxy (kubeProxyReplacement: true), and both would program the same Services",
                    "set kubeProxy.mode: none");
        }
    }

    private void checkFlags(List<String> arguments) {
        KubeProxyFlags.Flags flags = draft.catalog().kubeProxyFlags().of(draft.release());
        for (String argument : arguments) {
            Optional<KubeProxyFlag> flag = Optional.ofNullable(flags.byName().get(Arguments.name(argument)));
            if (flag.isEmpty() && flags.complete()) {
                draft.refuse(
                        field(argument),
                        "kube-proxy/unknown-argument",
                        "kube-proxy " + draft.release().minorText() + " has no flag " + Arguments.name(argument)
                                + ", and a node with it does not start",
                        "remove it, or take a release that has it");
            }
            flag.map(KubeProxyFlag::harmful)
                    .filter(why -> !why.isEmpty())
                    .ifPresent(why -> draft.refuse(
                            field(argument),
                            "kube-proxy/harmful-argument",
                            Arguments.name(argument) + ": " + why,
                            "remove it"));
        }
    }

    private String field(String argument) {
        int written = draft.spec().kubeProxy().args().indexOf(argument);
        return written >= 0 ? FIELD + "/args/" + written : FIELD;
    }

    private void checkIpvs(String name) {
        Optional<Scheduler> scheduler = draft.catalog().schedulers().find(name);
        String field = FIELD + "/ipvs/scheduler";
        if (scheduler.filter(known -> known.accepted(draft.release())).isEmpty()) {
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
        checkModule(scheduler.get(), field);
        if (scheduler.get().advice() == Scheduler.Advice.WARNING) {
            draft.warn(
                    field,
                    "kube-proxy/scheduler-unsuitable",
                    name + ": " + scheduler.get().note(),
                    "use rr or lc");
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
                    "kube-proxy/ipvs-deprecated",
                    "IPVS mode is deprecated since Kubernetes 1.35; the plan is off by default in 1.40 and gone in 1.43",
                    "docs/kube-proxy.md says how to move to nftables");
        }
    }

    private void checkModule(Scheduler scheduler, String field) {
        system().flatMap(system -> system.module(scheduler.module())).ifPresent(fact -> {
            String where = draft.spec().nodeOS().orElse("");
            if (fact.state() == OperatingSystem.ModuleFact.State.NOT_BUILT) {
                draft.refuse(
                        field,
                        "kube-proxy/scheduler-module-missing",
                        "the kernel of " + where + " is built without " + scheduler.module(),
                        "use rr or lc");
            } else {
                draft.warn(
                        field,
                        "kube-proxy/scheduler-module-extra",
                        scheduler.module() + " on " + where + " lies in a package that the machine template must have: "
                                + fact.packageName().orElse("not known"),
                        "install it in the template, or use rr or lc");
            }
        });
    }

    private Optional<OperatingSystem> system() {
        return draft.spec().nodeOS().flatMap(draft.catalog().operatingSystems()::find);
    }

    private void checkNftables() {
        String field = FIELD + "/mode";
        if (!draft.release().atLeast(1, 31)) {
            draft.refuse(
                    field,
                    "kube-proxy/nftables-too-early",
                    "kube-proxy " + draft.release().minorText() + " has no nftables mode that is switched on",
                    "use iptables or ipvs, or a release from 1.31 on");
        } else if (draft.isRke2() && !draft.catalog().facts(draft.release()).has(ReleaseFeature.NFTABLES_DOCUMENTED)) {
            draft.warn(
                    field,
                    "kube-proxy/nftables-undocumented",
                    "RKE2 documents nftables mode from 1.34.10, 1.35.7 and 1.36.3 on, not for " + draft.release(),
                    "take one of these patches");
        }
        Optional<KernelVersion> kernel =
                draft.spec().kernel().flatMap(KernelVersion::find).or(() -> system().flatMap(OperatingSystem::kernel));
        KernelVersion needed = draft.catalog().operatingSystems().nftablesKernel();
        if (kernel.filter(version -> version.below(needed)).isPresent()) {
            draft.refuse(
                    field,
                    "kube-proxy/nftables-kernel",
                    "nftables mode needs a kernel from " + needed + " on; these nodes have " + kernel.get(),
                    "use iptables or ipvs, or a newer node OS");
        }
    }
}
