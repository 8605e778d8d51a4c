package dev.mcmgen.cluster.standalone;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a configuration file as a location, which could be a URL: {@code url.Parse} of Go. */
final class ConfigLocation {

    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2}).{0,2}", Pattern.DOTALL);

    private ConfigLocation() {}

    /**
     * Why Go does not take it, if it does not.
     *
     * @param location as messages name it; on the node the file lies in a folder whose name is no trouble
     * @param name of the file alone
     */
    static Optional<String> fault(String location, String name) {
        int hash = name.indexOf('#');
        String beforeFragment = hash < 0 ? name : name.substring(0, hash);
        if (beforeFragment.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            return Optional.of(refusal(location, "net/url: invalid control character in URL"));
        }
        int query = beforeFragment.indexOf('?');
        Optional<String> escape = badEscape(query < 0 ? beforeFragment : beforeFragment.substring(0, query))
                .or(() -> badEscape(hash < 0 ? "" : name.substring(hash + 1)));
        return escape.map(bad -> refusal(location, "invalid URL escape \"" + bad + "\""));
    }

    private static Optional<String> badEscape(String part) {
        Matcher matcher = BAD_ESCAPE.matcher(part);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static String refusal(String location, String why) {
        return "failed to parse config location " + location + ": parse " + GoQuote.quote(location) + ": " + why;
    }
}
