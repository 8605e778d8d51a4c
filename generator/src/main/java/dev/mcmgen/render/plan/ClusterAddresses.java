package dev.mcmgen.render.plan;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Addresses that RKE2 and K3s derive from the ranges of the spec. */
final class ClusterAddresses {

    static final String SERVICE_RANGE = "10.43.0.0/16";
    static final String POD_RANGE = "10.42.0.0/16";
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

    /** Whether an address lies in a range of the same family. */
    static boolean contains(String range, String address) {
        int slash = range.indexOf('/');
        byte[] network = bytes(range.substring(0, slash));
        byte[] candidate = bytes(address);
        int bits = Integer.parseInt(range.substring(slash + 1));
        if (network.length != candidate.length) {
            return false;
        }
        int shift = network.length * 8 - bits;
        return new BigInteger(1, network).shiftRight(shift).equals(new BigInteger(1, candidate).shiftRight(shift));
    }

    /** Whether two ranges of the same family have addresses in common. */
    static boolean overlap(String one, String other) {
        return contains(one, other.substring(0, other.indexOf('/')))
                || contains(other, one.substring(0, one.indexOf('/')));
    }

    private static String plus(String range, int offset) {
        int slash = range.indexOf('/');
        byte[] address = bytes(range.substring(0, slash));
        int shift = address.length * 8 - Integer.parseInt(range.substring(slash + 1));
        BigInteger network = new BigInteger(1, address).shiftRight(shift).shiftLeft(shift);
        BigInteger sum = network.add(BigInteger.valueOf(offset));
        byte[] digits = sum.toByteArray();
        for (int i = 1; i <= address.length; i++) {
            address[address.length - i] = i <= digits.length ? digits[digits.length - i] : 0;
        }
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the schema lets pass what is no address: " + address, e);
        }
    }
}
