package dev.mcmgen.render.host;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.NodeImage.Firewalld;
import java.util.Optional;

/** The nodes of the tests: RKE2 servers on Rocky 9 with Canal, and what a test changes of them. */
record Needs(
        Distribution distribution,
        String os,
        String osVersion,
        String kernel,
        boolean selinux,
        Firewalld firewalld,
        String cni,
        String scheduler,
        boolean nodeLocal,
        boolean ipv6,
        boolean server) {

    static final Needs ROCKY_9 =
            new Needs(Distribution.RKE2, "rocky-9", "", "", false, Firewalld.KEEP, "canal", "", false, false, true);

    Needs on(String otherOs, String otherVersion, String otherKernel) {
        return new Needs(
                distribution,
                otherOs,
                otherVersion,
                otherKernel,
                selinux,
                firewalld,
                cni,
                scheduler,
                nodeLocal,
                ipv6,
                server);
    }

    Needs ofK3s() {
        return new Needs(
                Distribution.K3S,
                os,
                osVersion,
                kernel,
                selinux,
                firewalld,
                "flannel",
                scheduler,
                nodeLocal,
                ipv6,
                server);
    }

    Needs withSelinux() {
        return new Needs(distribution, os, osVersion, kernel, true, firewalld, cni, scheduler, nodeLocal, ipv6, server);
    }

    Needs withoutFirewalld() {
        return new Needs(
                distribution,
                os,
                osVersion,
                kernel,
                selinux,
                Firewalld.DISABLE,
                cni,
                scheduler,
                nodeLocal,
                ipv6,
                server);
    }

    Needs withIpvs(String otherScheduler) {
        return new Needs(
                distribution, os, osVersion, kernel, selinux, firewalld, cni, otherScheduler, nodeLocal, ipv6, server);
    }

    Needs withNodeLocal() {
        return new Needs(distribution, os, osVersion, kernel, selinux, firewalld, cni, scheduler, true, ipv6, server);
    }

    Needs withIpv6() {
        return new Needs(
                distribution, os, osVersion, kernel, selinux, firewalld, cni, scheduler, nodeLocal, true, server);
    }

    Needs ofAgents() {
        return new Needs(
                distribution, os, osVersion, kernel, selinux, firewalld, cni, scheduler, nodeLocal, ipv6, false);
    }

    HostPlan plan() {
        return new HostPlanner(Catalog.bundled())
                .plan(new HostNeeds(
                        distribution,
                        new HostNeeds.Image(given(os), given(osVersion), given(kernel), selinux, firewalld),
                        new HostNeeds.Network(cni, given(scheduler), nodeLocal, ipv6),
                        server));
    }

    HostBundle bundle() {
        return new HostBundle(Templates.builtIn());
    }

    /** The text of one file of the bundle. */
    String file(String path) {
        return bundle().files(plan()).stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .content();
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }
}
