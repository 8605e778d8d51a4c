package dev.mcmgen.rules.network;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Optional;

/** Rules about how addresses, ranges and names are written (rke2-config.md §1.3 "commas", §4.3 "network"). */
final class FormChecks {

    private static final int LAST_PORT = 65_535;

    private FormChecks() {}

    /** What a key holds. */
    private enum Form {
        RANGE("no range of addresses", "write it like 10.42.0.0/16"),
        ADDRESS("no IP address", "write it like 10.43.0.10"),
        PORTS("no range of ports", "write it like 30000-32767");

        private final String fault;
        private final String advice;

        Form(String fault, String advice) {
            this.fault = fault;
            this.advice = advice;
        }

        boolean takes(String text) {
            return switch (this) {
                case RANGE -> Cidr.parse(text).isPresent();
                case ADDRESS -> Cidr.address(text).isPresent();
                case PORTS -> isPorts(text);
            };
        }
    }

    private record Row(String key, Form form) {}

    private static final List<Row> ROWS = List.of(
            new Row("cluster-cidr", Form.RANGE),
            new Row("service-cidr", Form.RANGE),
            new Row("cluster-dns", Form.ADDRESS),
            new Row("service-node-port-range", Form.PORTS));

    static void malformed(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Row row : ROWS) {
                for (Nodes nodes : target.nodes()) {
                    Optional<Setting> setting = nodes.setting(row.key());
                    if (setting.isPresent() && nodes.isServer()) {
                        judge(row, setting.get(), target, report);
                    }
                }
            }
        }
    }

    private static void judge(Row row, Setting setting, Target target, RuleReport report) {
        for (Setting.Part part : setting.parts()) {
            for (String text : part.text().split(",", -1)) {
                boolean bad = !text.isBlank() && !row.form().takes(text.strip());
                if (bad && part.place().isPresent()) {
                    report.value(
                            part.place().get(),
                            target.effective().distribution().label() + " will not start on servers: '" + text.strip()
                                    + "' is " + row.form().fault,
                            Fix.byHand(row.form().advice));
                }
            }
        }
    }

    /** A port, or two with {@code -} or {@code +} between, as Kubernetes reads them. */
    private static boolean isPorts(String text) {
        int mark = Math.max(text.indexOf('-'), text.indexOf('+'));
        if (mark < 0) {
            return port(text) >= 0;
        }
        int first = port(text.substring(0, mark));
        int second = port(text.substring(mark + 1));
        boolean ordered = text.charAt(mark) == '+' ? first + second <= LAST_PORT : first <= second;
        return first >= 0 && second >= 0 && ordered;
    }

    /** -1 for what is no port. */
    private static int port(String text) {
        if (text.isEmpty() || text.length() > 5) {
            return -1;
        }
        int port = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            port = port * 10 + digit;
        }
        return port <= LAST_PORT ? port : -1;
    }

    static void certificateNames(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.nodes()) {
                Optional<Setting> setting = nodes.setting("tls-san");
                if (setting.isPresent()) {
                    for (Setting.Part part : setting.get().parts()) {
                        judgeName(part, report);
                    }
                }
            }
        }
    }

    private static void judgeName(Setting.Part part, RuleReport report) {
        for (String text : part.text().split(",", -1)) {
            String host = host(text.strip());
            if (part.place().isPresent() && !host.equals(text.strip())) {
                Place place = part.place().get();
                report.value(
                        place,
                        "the certificate will not be good for " + host + ": '" + text.strip()
                                + "' is more than a name or an address",
                        part.text().equals(text)
                                ? Fix.replaceValue("write " + host, place, host)
                                : Fix.byHand("write " + host));
            }
        }
    }

    /** Without scheme, port and path; a colon alone may belong to an IPv6 address. */
    private static String host(String text) {
        int scheme = text.indexOf("://");
        String host = scheme < 0 ? text : text.substring(scheme + 3);
        int slash = host.indexOf('/');
        host = slash < 0 ? host : host.substring(0, slash);
        int colon = host.indexOf(':');
        boolean port = colon > 0 && colon == host.lastIndexOf(':') && port(host.substring(colon + 1)) >= 0;
        return port ? host.substring(0, colon) : host;
    }
}
