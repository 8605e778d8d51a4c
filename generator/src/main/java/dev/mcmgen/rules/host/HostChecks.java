package dev.mcmgen.rules.host;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Rules about the host, for pools whose cloud-config is among the files. An image may bring everything along, so a lack
 * is a warning, and there is none where the cloud-config starts what these files do not show (hardening.md §4).
 */
final class HostChecks {

    /** Compiled once a cloud-config holds a word that makes it worth while. */
    private static final class Words {
        static final Pattern ETCD_USER = Pattern.compile("\\b(useradd|adduser)\\b.*\\betcd\\b|\\bsysusers\\b");

        /** {@code name = value} in a sysctl file, or {@code sysctl -w name=value}. */
        static final Pattern SYSCTL = Pattern.compile("(?m)(?:^|\\s|\\\\n|\")([\\w./-]+)\\s*=\\s*(-?\\d+)");

        static final Pattern CLOUD_SETUP = Pattern.compile("\\bNetworkManager-cloud-setup\\b"
                + "|systemctl\\b[^\\n|;&]*\\b(enable|start|restart)\\b[^\\n|;&]*\\bnm-cloud-setup\\b");
        static final Pattern NO_CLOUD_SETUP = Pattern.compile("\\b(disable|mask)\\b[^\\n|;&]*\\bnm-cloud-setup");
        static final Pattern NMCLI = Pattern.compile("\\bnmcli\\b");
        static final Pattern FIREWALL = Pattern.compile(
                "systemctl\\b[^\\n|;&]*\\b(enable|start|restart|unmask)\\b[^\\n|;&]*\\bfirewalld\\b"
                        + "|\\bfirewall-(offline-)?cmd\\b|\\binstall\\b[^\\n|;&]*\\bfirewalld\\b|(?m)^\\s*-\\s*firewalld\\s*$");
        static final Pattern NO_FIREWALL = Pattern.compile("\\b(disable|mask|remove|stop)\\b[^\\n|;&]*\\bfirewalld\\b");
        static final Pattern ENFORCING = Pattern.compile("\\bsetenforce\\s+(1|Enforcing)\\b|SELINUX\\s*=\\s*enforcing");
        static final Pattern SELINUX =
                Pattern.compile("\\b(container-selinux|selinux-policy(-targeted)?|policycoreutils\\S*)\\b");
        static final Pattern OWN_SELINUX = Pattern.compile("\\b(rke2|k3s)-selinux\\b");
    }

    private final Catalog catalog;

    HostChecks(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Some nodes and their cloud-config. */
    record Host(Target target, Nodes nodes, CloudConfig config) {

        /** Whether a word stands there, and around it what the pattern wants: the word alone is found much faster. */
        boolean prepares(String word, Pattern around) {
            return says(word) && config.has(around);
        }

        boolean says(String word) {
            return config.says(word);
        }
    }

    void each(Subject subject, BiConsumer<Host, Place> action) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.linuxNodes()) {
                Optional<CloudConfig> config = subject.userDataOf(target, nodes);
                if (config.isPresent()) {
                    Place text = config.get().text();
                    boolean here = text.valuePosition().file().equals(subject.file());
                    Optional<Place> place = here ? Optional.of(text) : target.anchor();
                    if (place.isPresent()) {
                        action.accept(new Host(target, nodes, config.get()), place.get());
                    }
                }
            }
        }
    }

    void etcdUser(Subject subject, RuleReport report) {
        each(subject, (host, place) -> {
            boolean lacks = host.nodes().isServer()
                    && host.nodes().cisProfile().isPresent()
                    && isPreparation(host)
                    && !(host.prepares("etcd", Words.ETCD_USER) || host.prepares("sysusers", Words.ETCD_USER))
                    && host.config().items("users").stream()
                            .noneMatch(user -> user.text("name").equals("etcd"));
            if (lacks) {
                report.key(
                        place,
                        "RKE2 will exit on " + host.nodes().words() + " unless the image has the user etcd: a CIS"
                                + " profile demands the user and the group",
                        Fix.byHand("add to runcmd: " + catalog.host().etcdUserCommand()));
            }
        });
    }

    void sysctls(Subject subject, RuleReport report) {
        each(subject, (host, place) -> {
            if (host.nodes().cisProfile().isEmpty() || !isPreparation(host) || host.says("rke2-cis-sysctl.conf")) {
                return;
            }
            Map<String, String> needed = catalog.host().cisSysctls();
            Map<String, String> written = host.config().settings(Words.SYSCTL);
            List<String> wrong = needed.entrySet().stream()
                    .filter(sysctl -> !sysctl.getValue().equals(written.get(sysctl.getKey())))
                    .map(sysctl -> sysctl.getKey() + "=" + sysctl.getValue())
                    .toList();
            if (!wrong.isEmpty()) {
                report.key(
                        place,
                        "RKE2 will exit on " + host.nodes().words() + " unless the image sets "
                                + String.join(", ", wrong) + ": a CIS profile demands it",
                        Fix.byHand("write the file /etc/sysctl.d/60-rke2-cis.conf, and run sysctl --system"));
            }
        });
    }

    /**
     * Whether the cloud-config is there to prepare the host for Kubernetes at all: one with a user and a time zone says
     * that the image does it.
     */
    private static boolean isPreparation(Host host) {
        CloudConfig config = host.config();
        boolean kernel = config.says("sysctl")
                || config.says("modprobe")
                || config.says("modules-load.d")
                || config.says("useradd");
        return kernel && !config.doesMore();
    }

    void networkManager(Subject subject, RuleReport report) {
        each(subject, (host, place) -> {
            boolean used = host.says("NetworkManager") || host.prepares("nmcli", Words.NMCLI);
            boolean cni = host.nodes().texts("cni").stream()
                    .anyMatch(name -> List.of("calico", "canal", "flannel").contains(name));
            if (used && cni && !host.says("unmanaged-devices") && !host.config().doesMore()) {
                report.key(
                        place,
                        "NetworkManager will disturb the routes of the CNI on "
                                + host.nodes().words() + " unless the image tells it to leave those interfaces alone",
                        Fix.byHand("write /etc/NetworkManager/conf.d/rke2-canal.conf with unmanaged-devices, and reload"
                                + " NetworkManager"));
            }
        });
    }

    void cloudSetup(Subject subject, RuleReport report) {
        each(subject, (host, place) -> {
            boolean refuses = host.target()
                    .release()
                    .filter(release -> catalog.facts(release).has(ReleaseFeature.REFUSES_NM_CLOUD_SETUP))
                    .isPresent();
            if (refuses
                    && host.prepares("cloud-setup", Words.CLOUD_SETUP)
                    && !host.prepares("nm-cloud-setup", Words.NO_CLOUD_SETUP)) {
                report.key(
                        place,
                        "RKE2 will not start on " + host.nodes().words() + ": the unit of this release refuses to while"
                                + " nm-cloud-setup is enabled",
                        Fix.byHand("disable nm-cloud-setup.service and nm-cloud-setup.timer, or take a newer release"));
            }
        });
    }

    void firewalld(Subject subject, RuleReport report) {
        each(subject, (host, place) -> {
            if (host.nodes().texts("cni").contains("canal")
                    && host.prepares("firewall", Words.FIREWALL)
                    && !host.prepares("firewalld", Words.NO_FIREWALL)) {
                report.key(
                        place,
                        "pods on " + host.nodes().words() + " will lose connections: firewalld conflicts with Canal",
                        Fix.byHand("turn firewalld off, and use network policies"));
            }
        });
    }

    void selinux(Subject subject, RuleReport report) {
        each(subject, (host, place) -> {
            if (!host.nodes().isTrue("selinux") && host.prepares("enforc", Words.ENFORCING)) {
                report.key(
                        place,
                        "containers on " + host.nodes().words() + " will run without SELinux labels: the host enforces"
                                + " SELinux, and selinux: true is not set",
                        Fix.byHand("write selinux: true in the configuration"));
            }
        });
    }

    void selinuxPackages(Subject subject, RuleReport report) {
        each(subject, (host, place) -> {
            boolean lacks = host.nodes().isTrue("selinux")
                    && (host.prepares("selinux", Words.SELINUX) || host.prepares("policycoreutils", Words.SELINUX))
                    && !host.prepares("-selinux", Words.OWN_SELINUX)
                    && !host.config().doesMore();
            if (lacks) {
                report.key(
                        place,
                        "RKE2 will be stopped by SELinux on " + host.nodes().words() + " unless the image has"
                                + " rke2-selinux: its tarball, which Rancher installs, brings no policy",
                        Fix.byHand("install rke2-selinux beside these packages"));
            }
        });
    }
}
