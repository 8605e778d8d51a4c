package dev.mcmgen.render.plan;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Addresses that RKE2 and K3s derive from the ranges of the spec. */
final class ClusterAddresses {

    private static final String SERVICE_RANGE = "10.43.0.0/16";
    private static final int DNS_OFFSET = 10;

    private ClusterAddresses() {}

    /** The address of the cluster DNS Service: as written, else the tenth of the first service range. */
    static String clusterDns(Draft draft) {
        List<String> written = draft.spec().dns().clusterDNS();
        if (!written.isEmpty()) {
            return written.get(0);
        }
        List<String> ranges = draft.spec().network().serviceCIDR();
        return plus(ranges.isEmpty() ? SERVICE_RANGE : ranges.get(0), DNS_OFFSET);
    }

    private static String plus(String range, int offset) {
        String network = range.substring(0, range.indexOf('/'));
        try {
            byte[] address = InetAddress.getByName(network).getAddress();
            int last = address.length - 1;
            address[last] = (byte) (address[last] + offset);
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the schema lets pass what is no address range: " + range, e);
        }
    }
}
