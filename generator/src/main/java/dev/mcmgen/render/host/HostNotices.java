package dev.mcmgen.render.host;

import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.OperatingSystem;
import dev.mcmgen.catalog.OperatingSystem.Family;
import dev.mcmgen.spec.NodeImage.Firewalld;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a preparation without installing packages cannot do, as sentences for the user. What a kernel has of the IPVS
 * schedulers is not among it; that is checked with kube-proxy's settings.
 */
final class HostNotices {

    private final HostNeeds needs;
    private final Optional<OperatingSystem> system;
    private final List<HostNotice> notices = new ArrayList<>();

    /** @param system empty where nothing is known of it */
    HostNotices(HostNeeds needs, Optional<OperatingSystem> system) {
        this.needs = needs;
        this.system = system;
    }

    /** @param schedulerModules the modules of an IPVS scheduler that kube-proxy does not always want */
    List<HostNotice> with(List<String> schedulerModules) {
        if (system.isEmpty()) {
            add(
                    "host/unknown-system",
                    "the nodes' operating system is not known, so they are prepared for a current kernel, and for"
                            + " NetworkManager in case it is there",
                    "give nodeOS");
        }
        system.ifPresent(known -> {
            ofSystem(known);
            ofModules(known, schedulerModules);
        });
        ofSelinux();
        ofFirewalld();
        return List.copyOf(notices);
    }

    private void add(String code, String message, String hint) {
        notices.add(new HostNotice(code, message, hint));
    }

    private void ofSystem(OperatingSystem known) {
        if (known.transactional()) {
            add(
                    "host/read-only-system",
                    "the root file system of " + known.name() + " is read-only: cloud-init writes below /etc,"
                            + " prepare-host.sh only checks, and packages are a matter of transactional-update",
                    "put packages into the machine template");
        }
        if (!known.packages().isEmpty()) {
            add(
                    "host/packages",
                    "the machine template of " + known.name() + " must have " + String.join(" and ", known.packages())
                            + "; without it kernel modules are missing",
                    "install them in the template; prepare-host.sh --check tests the modules");
        }
    }

    private void ofModules(OperatingSystem known, List<String> schedulerModules) {
        if (known.family() == Family.UBUNTU && !schedulerModules.isEmpty()) {
            add(
                    "host/cloud-kernel",
                    "on Ubuntu's cloud kernels (aws, kvm) " + String.join(" and ", schedulerModules)
                            + " comes with linux-modules-extra, and the kvm kernel has no IPVS at all",
                    "nothing is to be done with the generic kernel");
        }
    }

    private void ofSelinux() {
        if (!needs.image().selinux()) {
            return;
        }
        String label = needs.distribution().label();
        boolean noPackages = system.map(OperatingSystem::family)
                .filter(family -> family == Family.UBUNTU || family == Family.DEBIAN)
                .isPresent();
        if (noPackages) {
            add(
                    "host/no-selinux-packages",
                    "selinux is true, but there is no SELinux policy package of " + label + " for "
                            + system.map(OperatingSystem::name).orElse(""),
                    "leave hardening.selinux out");
        } else {
            add(
                    "host/selinux-packages",
                    String.join(" and ", HostTexts.selinuxPackages(needs.distribution()))
                            + " must be in the machine template, or on the host: where " + label
                            + " is installed from its tarball, as Rancher does it, it brings no SELinux policy",
                    "prepare-host.sh --check tests it");
            ofCalico();
        }
    }

    /** Told by rke2-docs, selinux.md; the script cannot look for a package whose name it does not say. */
    private void ofCalico() {
        if (needs.distribution() == Distribution.RKE2 && needs.network().cni().equals("calico")) {
            add(
                    "host/calico-selinux",
                    "Calico on hosts with SELinux needs a policy package of its own, calico-selinux of Tigera",
                    "install it in the template, or use network.cni: canal");
        }
    }

    private void ofFirewalld() {
        if (needs.image().firewalld() == Firewalld.DISABLE) {
            add(
                    "host/firewalld-disabled",
                    "firewalld is turned off on the nodes, as RKE2's documentation asks; a STIG of the host asks for it to"
                            + " be on",
                    "document the exception, or write nodeImage.firewalld: keep");
        } else if (needs.network().cni().equals("canal")
                && system.map(OperatingSystem::firewalld).orElse(true)) {
            add(
                    "host/firewalld-conflict",
                    "firewalld stays as the machine template or the host has it; where it runs, it conflicts with Canal",
                    "turn it off there, or write nodeImage.firewalld: disable");
        }
    }
}
