package dev.mcmgen.spec;

import java.util.List;
import java.util.Optional;

/**
 * kube-proxy. Durations are Go durations as written, with their unit.
 *
 * @param mode {@code iptables} where absent
 * @param nodePortAddresses the addresses, as CIDRs, on which NodePort services answer
 * @param args further arguments, {@code name=value}
 */
public record KubeProxy(
        Optional<Mode> mode, Ipvs ipvs, Conntrack conntrack, List<String> nodePortAddresses, List<String> args) {

    static KubeProxy from(Fields fields) {
        return new KubeProxy(
                fields.word("mode", Mode.values()),
                Ipvs.from(fields.object("ipvs")),
                Conntrack.from(fields.object("conntrack")),
                fields.texts("nodePortAddresses"),
                fields.texts("args"));
    }

    /** How services reach their pods. {@code NONE} runs no kube-proxy at all. */
    public enum Mode implements Word {
        IPTABLES("iptables"),
        IPVS("ipvs"),
        NFTABLES("nftables"),
        NONE("none");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** The settings of {@link Mode#IPVS}; each empty where the spec does not have it. */
    public record Ipvs(
            Optional<String> scheduler,
            Optional<Boolean> strictARP,
            Optional<String> tcpTimeout,
            Optional<String> tcpFinTimeout,
            Optional<String> udpTimeout,
            Optional<String> syncPeriod,
            Optional<String> minSyncPeriod,
            List<String> excludeCIDRs) {

        static Ipvs from(Fields fields) {
            return new Ipvs(
                    fields.text("scheduler"),
                    fields.flag("strictARP"),
                    fields.text("tcpTimeout"),
                    fields.text("tcpFinTimeout"),
                    fields.text("udpTimeout"),
                    fields.text("syncPeriod"),
                    fields.text("minSyncPeriod"),
                    fields.texts("excludeCIDRs"));
        }
    }

    /** What kube-proxy sets in the kernel's connection tracking; each empty where the spec does not have it. */
    public record Conntrack(
            Optional<Long> maxPerCore,
            Optional<Long> min,
            Optional<String> tcpEstablishedTimeout,
            Optional<String> tcpCloseWaitTimeout,
            Optional<String> udpTimeout,
            Optional<String> udpStreamTimeout,
            Optional<Boolean> tcpBeLiberal) {

        static Conntrack from(Fields fields) {
            return new Conntrack(
                    fields.number("maxPerCore"),
                    fields.number("min"),
                    fields.text("tcpEstablishedTimeout"),
                    fields.text("tcpCloseWaitTimeout"),
                    fields.text("udpTimeout"),
                    fields.text("udpStreamTimeout"),
                    fields.flag("tcpBeLiberal"));
        }
    }
}
