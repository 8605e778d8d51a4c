package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Etcd;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Snapshot settings that no server checks before it runs: a schedule that never comes, an endpoint that is a URL. */
final class SnapshotChecks implements Concern {

    private static final String FIELD = "/spec/etcd/snapshots";

    /** The fields of a cron expression with their least and greatest number. */
    private static final List<CronField> CRON = List.of(
            new CronField("minute", 0, 59, ""),
            new CronField("hour", 0, 23, ""),
            new CronField("day of the month", 1, 31, ""),
            new CronField("month", 1, 12, "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"),
            new CronField("day of the week", 0, 6, "sun|mon|tue|wed|thu|fri|sat"));

    @Override
    public void addTo(Draft draft) {
        Etcd.Snapshots snapshots = draft.spec().etcd().snapshots();
        Optional<String> cron = snapshots.schedule();
        if (cron.isPresent() && !cron.get().startsWith("@")) {
            checkCron(draft, cron.get());
        }
        Optional<String> endpoint =
                snapshots.s3().isPresent() ? snapshots.s3().get().endpoint() : Optional.empty();
        if (endpoint.isPresent() && endpoint.get().contains("://")) {
            draft.refuse(
                    FIELD + "/s3/endpoint",
                    "snapshots/s3-endpoint-scheme",
                    "the endpoint of S3 is a host with or without a port, and no URL: every snapshot would fail",
                    "write " + endpoint.get().replaceFirst("^.*://", "").replaceFirst("/.*$", ""));
        }
    }

    private static void checkCron(Draft draft, String cron) {
        String[] fields = cron.split(" +", -1);
        for (int i = 0; i < CRON.size() && i < fields.length; i++) {
            CronField field = CRON.get(i);
            if (!field.accepts(fields[i])) {
                draft.refuse(
                        FIELD + "/schedule",
                        "snapshots/schedule",
                        fields[i] + " is no " + field.name() + " of a cron expression, so no snapshot would be taken",
                        "use numbers from " + field.least() + " to " + field.greatest() + ", such as 0 */12 * * *");
            }
        }
    }

    /** @param names words that may stand for numbers, as a part of a regular expression; empty where there are none */
    private record CronField(String name, int least, int greatest, String names) {

        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

        boolean accepts(String text) {
            return List.of(text.split(",", -1)).stream().allMatch(this::acceptsPart);
        }

        private boolean acceptsPart(String part) {
            String one = names.isEmpty() ? "[0-9]{1,9}" : "([0-9]{1,9}|(?i:" + names + "))";
            if (!part.matches("([*?]|" + one + "(-" + one + ")?)(/[1-9][0-9]{0,8})?")) {
                return false;
            }
            Matcher numbers = NUMBER.matcher(part.replaceFirst("/.*$", ""));
            int before = least;
            while (numbers.find()) {
                int number = Integer.parseInt(numbers.group());
                if (number < before || number > greatest) {
                    return false;
                }
                before = number;
            }
            return true;
        }
    }
}
