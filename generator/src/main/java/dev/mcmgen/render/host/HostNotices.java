package dev.mcmgen.render.host;

import dev.mcmgen.catalog.HostSystem;
import dev.mcmgen.spec.NodeImage.Firewalld;
import java.util.ArrayList;
import java.util.List;

/** What a preparation without installing packages cannot do, as sentences for the user. */
final class HostNotices {

    private final HostNeeds needs;
    private final HostSystem system;
    private final List<HostNotice> notices = new ArrayList<>();

    private HostNotices(HostNeeds needs, HostSystem system) {
        this.needs = needs;
        this.system = system;
    }

    static List<HostNotice> of(HostNeeds needs, HostSystem system, List<String> modules) {
        HostNotices notices = new HostNotices(needs, system);
        notices.system();
        notices.selinux();
        notices.modules(modules);
        notices.firewalld();
        return notices.notices;
    }

    private void add(String code, String message, String hint) {
        notices.add(new HostNotice(code, message, hint));
    }

    private void system() {
        if (system.family().isUnknown()) {
            add(
                    "host/unknown-system",
                    "the nodes' operating system is not known, so they are prepared for a current kernel, and for"
                            + " NetworkManager in case it is there",
                    "give nodeOS");
        } else if (system.family().id().equals("slemicro")) {
            add(
                    "host/sle-micro",
                    "on SLE Micro prepare-host.sh only checks; cloud-config writes below /etc, and packages are a matter of"
                            + " transactional-update",
                    "put packages into the machine template");
        }
    }

    private void selinux() {
        if (!needs.image().selinux()) {
            return;
        }
        String label = needs.distribution().label();
        if (system.family().selinuxPackages()) {
            add(
                    "host/selinux-packages",
                    String.join(" and ", HostTexts.selinuxPackages(needs.distribution()))
                            + " must be in the machine template: Rancher installs " + label
                            + " from its tarball, which brings no SELinux policy",
                    "prepare-host.sh --check tests it");
        } else {
            add(
                    "host/no-selinux-packages",
                    "selinux is true, but there is no SELinux policy package of " + label + " for " + system.id(),
                    "leave hardening.selinux out");
        }
    }

    private void modules(List<String> modules) {
        for (HostSystem.ModulePackage extra : system.modulePackages()) {
            List<String> inside =
                    modules.stream().filter(extra.modules()::contains).toList();
            if (!inside.isEmpty()) {
                String where = extra.only().isEmpty() ? "" : " " + extra.only();
                add(
                        "host/module-package",
                        "on " + system.id() + where + ", " + String.join(" and ", inside) + " come with the package "
                                + extra.name() + ", which must be in the machine template",
                        "install " + extra.name() + "-$(uname -r) in the template");
            }
        }
        for (String module : modules) {
            if (system.absentModules().contains(module)) {
                add(
                        "host/absent-module",
                        "the kernel of " + system.id() + " is built without " + module
                                + ", so kube-proxy will not start",
                        "choose another kubeProxy.ipvs.scheduler");
            }
        }
    }

    private void firewalld() {
        if (needs.image().firewalld() == Firewalld.DISABLE) {
            add(
                    "host/firewalld-disabled",
                    "firewalld is turned off on the nodes, as RKE2's documentation asks; a STIG of the host asks for it to"
                            + " be on",
                    "document the exception, or write nodeImage.firewalld: keep");
        } else if (needs.network().cni().equals("canal") && system.family().firewalld()) {
            add(
                    "host/firewalld-conflict",
                    "firewalld stays as the machine template has it; where it runs, it conflicts with Canal",
                    "turn it off in the template, or write nodeImage.firewalld: disable");
        }
    }
}
