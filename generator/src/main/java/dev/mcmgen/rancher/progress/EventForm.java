package dev.mcmgen.rancher.progress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events as {@code schemas/progress-event.schema.json} freezes them. */
public final class EventForm {

    private EventForm() {}

    /** What there is to say of an event; nothing of a look at which everything was as before. */
    public static List<Map<String, Object>> of(ProgressEvent event) {
        if (event instanceof ProgressEvent.Looked looked) {
            return looked.changes().stream()
                    .map(change -> changed(looked, change))
                    .toList();
        }
        if (event instanceof ProgressEvent.Logged logged) {
            return List.of(form(event, "log", "line", logged.line()));
        }
        if (event instanceof ProgressEvent.Disturbed disturbed) {
            return List.of(form(event, "disturbed", "message", disturbed.message()));
        }
        if (event instanceof ProgressEvent.Ended ended) {
            return List.of(ended(ended));
        }
        return List.of(form(event, "recovered"));
    }

    private static Map<String, Object> changed(ProgressEvent.Looked event, Change change) {
        Part part = change.part();
        Map<String, Object> form = form(event, "state");
        form.put("kind", part.kind().word());
        form.put("object", part.name());
        form.put("pool", part.pool().isEmpty() ? Optional.empty() : part.pool());
        form.put("count", part.count());
        StatusForm.put(part.standing(), form);
        form.put("gone", change.gone());
        return form;
    }

    private static Map<String, Object> ended(ProgressEvent.Ended event) {
        Outcome outcome = event.outcome();
        Map<String, Object> form = form(event, outcome.word());
        if (outcome instanceof Outcome.Reached reached) {
            form.put("awaitsNodes", reached.awaitsNodes());
            form.put("seconds", reached.waited().toSeconds());
        } else if (outcome instanceof Outcome.Failed failed) {
            form.put("reasons", failed.reasons());
            form.put("log", failed.log());
        } else if (outcome instanceof Outcome.TimedOut late) {
            form.put("goal", late.goal().word());
            form.put("seconds", late.waited().toSeconds());
            form.put("reasons", late.reasons());
            form.put("log", late.log());
        } else if (outcome instanceof Outcome.Lost lost) {
            form.put("message", lost.message());
        }
        return form;
    }

    private static Map<String, Object> form(ProgressEvent event, String word, Object... more) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("apiVersion", "mcmgen/progress/v1");
        form.put("event", word);
        form.put("time", StatusForm.time(Optional.of(event.at())));
        form.put("namespace", event.cluster().namespace());
        form.put("name", event.cluster().name());
        for (int i = 0; i < more.length; i += 2) {
            form.put(String.valueOf(more[i]), more[i + 1]);
        }
        return form;
    }
}
