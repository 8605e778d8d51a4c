package dev.mcmgen.cluster.rancher;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What Kubernetes says of keys and values of labels: {@code IsLabelKey} and {@code IsLabelValue} of apimachinery. */
final class LabelSyntax {

    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final Pattern NAME = Pattern.compile(QUALIFIED);
    private static final Pattern VALUE = Pattern.compile("(" + QUALIFIED + ")?");
    private static final Pattern PREFIX = Pattern.compile(SUBDOMAIN);
    private static final String CHARACTERS =
            "consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
    private static final String NAME_RULE = CHARACTERS + " (e.g. 'MyName',  or 'my.name',  or '123-abc', "
            + "regex used for validation is '" + QUALIFIED + "')";
    private static final int LONGEST = 63;
    private static final int LONGEST_PREFIX = 253;

    private LabelSyntax() {}

    /** Empty where the key is one. */
    static List<String> faultsOfKey(String key) {
        List<String> faults = new ArrayList<>();
        String[] parts = key.split("/", -1);
        if (parts.length > 2) {
            return List.of("a valid label key must " + NAME_RULE
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        if (parts.length == 2) {
            prefix(parts[0], faults);
        }
        String name = parts[parts.length - 1];
        if (name.isEmpty()) {
            faults.add("name part must be non-empty");
        } else if (bytes(name) > LONGEST) {
            faults.add("name part must be no more than " + LONGEST + " bytes");
        }
        if (!NAME.matcher(name).matches()) {
            faults.add("name part must " + NAME_RULE);
        }
        return faults;
    }

    private static void prefix(String prefix, List<String> faults) {
        if (prefix.isEmpty()) {
            faults.add("prefix part must be non-empty");
            return;
        }
        if (bytes(prefix) > LONGEST_PREFIX) {
            faults.add("prefix part must be no more than " + LONGEST_PREFIX + " bytes");
        }
        if (!PREFIX.matcher(prefix).matches()) {
            faults.add(
                    "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
                            + " or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                            + " validation is '" + SUBDOMAIN + "')");
        }
    }

    /** Empty where the value is one. */
    static List<String> faultsOfValue(String value) {
        List<String> faults = new ArrayList<>();
        if (bytes(value) > LONGEST) {
            faults.add("must be no more than " + LONGEST + " bytes");
        }
        if (!VALUE.matcher(value).matches()) {
            faults.add(
                    "a valid label must be an empty string or " + CHARACTERS + " (e.g. 'MyValue',  or 'my_value',  or"
                            + " '12345', regex used for validation is '(" + QUALIFIED + ")?')");
        }
        return faults;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
