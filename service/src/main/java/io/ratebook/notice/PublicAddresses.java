package io.ratebook.notice;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds hosts, and refuses those of this machine and of the networks around it. The client that sends asks here for the very
 * addresses that it connects to: a name that leads elsewhere a moment later finds no gap.
 */
final class PublicAddresses implements DnsResolver {
    private static final int BYTE = 0xff;
    /** First byte, second byte, how many bits of the two count; RFC 6890 and 6598. */
    private static final int[][] RESERVED = {
        {0, 0, 8},
        {10, 0, 8},
        {100, 64, 10},
        {127, 0, 8},
        {169, 254, 16},
        {172, 16, 12},
        {192, 168, 16},
        {198, 18, 15},
        {224, 0, 4},
        {240, 0, 4}
    };
    /** Prefixes of IPv6, in bytes, behind which an address of IPv4 is reached: 64:ff9b::/96, 2002::/16, 2001::/32. */
    private static final List<byte[]> TUNNELS = List.of(
            new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b}, new byte[] {0x20, 0x02}, new byte[] {0x20, 0x01, 0, 0});

    private final boolean allowPrivate;

    PublicAddresses(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        InetAddress[] all = InetAddress.getAllByName(name);
        for (InetAddress address : all) {
            if (!allowPrivate && isPrivate(address)) {
                throw new PrivateAddressException(host, address.getHostAddress());
            }
        }
        return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolve(host)[0].getCanonicalHostName();
    }

    static boolean isPrivate(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isReserved(bytes[0] & BYTE, bytes[1] & BYTE) || isProtocols(bytes);
        }
        return address instanceof Inet6Address six
                && (isUniqueLocal(bytes) || isTunnel(bytes) || six.isIPv4CompatibleAddress());
    }

    private static boolean isReserved(int first, int second) {
        int both = first << 8 | second;
        for (int[] range : RESERVED) {
            int shift = 16 - range[2];
            if (both >> shift == (range[0] << 8 | range[1]) >> shift) {
                return true;
            }
        }
        return false;
    }

    /** 192.0.0.0/24. */
    private static boolean isProtocols(byte[] bytes) {
        return (bytes[0] & BYTE) == 192 && bytes[1] == 0 && bytes[2] == 0;
    }

    /** fc00::/7. */
    private static boolean isUniqueLocal(byte[] bytes) {
        return (bytes[0] & 0xfe) == 0xfc;
    }

    private static boolean isTunnel(byte[] bytes) {
        for (byte[] prefix : TUNNELS) {
            boolean same = true;
            for (int i = 0; i < prefix.length; i++) {
                same &= bytes[i] == prefix[i];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }
}
