package dev.mcmgen.rancher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Ranges of addresses in {@code NO_PROXY}, such as {@code 10.0.0.0/8}. Names are never looked up. */
final class AddressRange {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9a-f:.]*:[0-9a-f:.]*\\]?");

    private AddressRange() {}

    static boolean contains(String range, String host) {
        int slash = range.indexOf('/');
        if (slash < 0
                || !ADDRESS.matcher(host).matches()
                || !ADDRESS.matcher(range.substring(0, slash)).matches()) {
            return false;
        }
        try {
            byte[] first = InetAddress.getByName(range.substring(0, slash)).getAddress();
            byte[] address = InetAddress.getByName(host).getAddress();
            int bits = Integer.parseInt(range.substring(slash + 1));
            return first.length == address.length && bits <= first.length * 8 && samePrefix(first, address, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean samePrefix(byte[] first, byte[] address, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((first[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
