package dev.mcmgen.rules.dns;

import dev.mcmgen.catalog.ChartVersion;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.ChartValues;
import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * NodeLocal DNSCache as a target's values of the chart rke2-coredns set it.
 *
 * @param section the values below {@code nodelocal}
 */
record NodeLocal(Target target, Place section) {

    static final String ENABLED = "enabled";
    static final String IPVS = "ipvs";
    static final String ADDRESS = "ip_address";
    static final String REDIRECT = "use_cilium_lrp";

    static final String SECTION = "nodelocal";
    private static final String KUBELET = "kubelet-arg";
    private static final String KUBELET_DNS = "cluster-dns";

    /** Those of a subject, switched on or not; RKE2 only, since K3s has no such chart. */
    static Stream<NodeLocal> all(Subject subject) {
        return subject.targets().stream().filter(Target::isRke2).flatMap(target -> of(target).stream());
    }

    /** Those that are switched on. */
    static Stream<NodeLocal> on(Subject subject) {
        return all(subject).filter(NodeLocal::isOn);
    }

    static Optional<NodeLocal> of(Target target) {
        return values(target).flatMap(values -> values.get(SECTION)).map(section -> new NodeLocal(target, section));
    }

    /** The values of the chart. */
    static Optional<Place> values(Target target) {
        return target.chartValues(target.catalog().charts().dns()).map(ChartValues::values);
    }

    boolean isOn() {
        return isOn(section);
    }

    /** Whether values below {@code nodelocal} switch the cache on. */
    static boolean isOn(Place section) {
        return section.get(ENABLED).filter(NodeLocal::holds).isPresent();
    }

    boolean isIpvs() {
        return section.isTrue(IPVS);
    }

    boolean isRedirected() {
        return section.get(REDIRECT).filter(NodeLocal::holds).isPresent();
    }

    /** What Helm's templates take for true: everything but false, 0 and what is empty. */
    private static boolean holds(Place place) {
        Object value = place.value().toData();
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return !(value.equals(false)
                || value.equals("")
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty()));
    }

    /** The address on which the cache answers. */
    String address() {
        return section.get(ADDRESS)
                .flatMap(Place::text)
                .orElse(target.catalog().charts().nodeLocalAddress());
    }

    /** Where the address is written, else the section. */
    Place addressPlace() {
        return section.get(ADDRESS).orElse(section);
    }

    Optional<ChartVersion> chart() {
        return target.release()
                .flatMap(release -> target.catalog().facts(release).corednsChart());
    }

    /** Whether the cache listens on its own address only, so that the kubelets have to name it to the pods. */
    boolean listensOnItsOwnAddressOnly() {
        return isIpvs() && !isRedirected();
    }

    /** The mode of kube-proxy on the Linux nodes; the first that differs from iptables, where groups differ. */
    String proxyMode() {
        if (isProxyOff()) {
            return "none";
        }
        return target.nodes().stream()
                .filter(Nodes::isLinux)
                .map(nodes ->
                        nodes.arguments("kube-proxy-arg").value("proxy-mode").orElse(""))
                .filter(mode -> !mode.isEmpty() && !mode.equals("iptables"))
                .findFirst()
                .orElse("iptables");
    }

    boolean isProxyOff() {
        return target.isTrueOnServers("disable-kube-proxy");
    }

    /** The argument by which the kubelets of a group give their pods other DNS servers. */
    static Optional<Arguments.Argument> kubeletDns(Nodes nodes) {
        return nodes.arguments(KUBELET).last(KUBELET_DNS);
    }

    /** Whether such an argument names the address of the cache. */
    boolean isNamedBy(Arguments.Argument kubeletDns) {
        Optional<Cidr> wanted = Cidr.address(address());
        return Stream.of(kubeletDns.text().split(",", -1))
                .map(String::strip)
                .anyMatch(text -> text.equals(address()) || Cidr.address(text).equals(wanted));
    }
}
