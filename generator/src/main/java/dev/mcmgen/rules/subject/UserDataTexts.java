package dev.mcmgen.rules.subject;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of each text of user data in a run. One serves many threads. */
final class UserDataTexts {

    /** Texts that are kept, which is enough for a large fleet; beyond, all are forgotten. */
    private static final int LIMIT = 200;

    private final Map<String, UserDataText> known = new ConcurrentHashMap<>();

    UserDataText of(String text) {
        UserDataText data = known.get(text);
        if (data == null) {
            data = new UserDataText(text);
            if (known.size() >= LIMIT) {
                known.clear();
            }
            known.put(text, data);
        }
        return data;
    }
}
