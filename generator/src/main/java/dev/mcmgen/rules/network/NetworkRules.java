package dev.mcmgen.rules.network;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about the network of a cluster. */
public final class NetworkRules {

    private NetworkRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("network/malformed", FormChecks::malformed),
                new Rule("network/certificate-name", FormChecks::certificateNames),
                new Rule("network/families-differ", RangeChecks::families),
                new Rule("network/ranges-overlap", RangeChecks::overlap),
                new Rule("node/address-families", RangeChecks::nodeAddresses),
                new Rule("network/range-size", RangeSizeChecks::sizes),
                new Rule("cni/windows", WindowsChecks::cni),
                new Rule("pools/windows-server", WindowsChecks::servers),
                new Rule("pools/windows-k3s", WindowsChecks::ofK3s));
    }
}
