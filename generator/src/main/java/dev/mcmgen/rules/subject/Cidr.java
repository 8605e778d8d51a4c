package dev.mcmgen.rules.subject;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses, such as {@code 10.42.0.0/16}; an address is the range that holds nothing else. Leading zeros are
 * read as Kubernetes reads them, as nothing.
 *
 * @param bits of an address: 32 or 128
 * @param network the first address
 */
public record Cidr(int bits, BigInteger network, int prefix) {

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]{2,39}(:\\d{1,3}(\\.\\d{1,3}){3})?");

    /** The range of that text; empty where it has no prefix length, or is none. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return address(text.substring(0, slash))
                .filter(address -> prefix <= address.bits)
                .map(address -> new Cidr(address.bits, address.head(prefix).shiftLeft(address.bits - prefix), prefix));
    }

    /** The address of that text; empty where it is none. */
    public static Optional<Cidr> address(String text) {
        Matcher dotted = IPV4.matcher(text);
        if (dotted.matches()) {
            BigInteger number = BigInteger.ZERO;
            for (int i = 1; i <= 4; i++) {
                int part = Integer.parseInt(dotted.group(i));
                if (part > 255) {
                    return Optional.empty();
                }
                number = number.shiftLeft(8).add(BigInteger.valueOf(part));
            }
            return Optional.of(new Cidr(32, number, 32));
        }
        if (text.indexOf(':') < 0
                || !IPV6.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress(); // a literal: nobody is asked
            return Optional.of(new Cidr(bytes.length * 8, new BigInteger(1, bytes), bytes.length * 8));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    public boolean isIpv6() {
        return bits == 128;
    }

    private BigInteger head(int length) {
        return network.shiftRight(bits - length);
    }

    /** Whether all of the other range lies in this one. */
    public boolean contains(Cidr other) {
        return bits == other.bits
                && prefix <= other.prefix
                && other.head(prefix).equals(head(prefix));
    }

    /** Whether the two have addresses in common. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** By hand, as is {@link #hashCode}: a record's own methods are linked when first called, which start-up would pay. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cidr range
                && bits == range.bits
                && prefix == range.prefix
                && network.equals(range.network);
    }

    @Override
    public int hashCode() {
        return (bits * 31 + prefix) * 31 + network.hashCode();
    }

    /** The address that many after the first. */
    public Cidr plus(int offset) {
        return new Cidr(bits, network.add(BigInteger.valueOf(offset)), bits);
    }
}
