package dev.mcmgen.rules;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pages that were needed so far, each read once. */
final class Pages {

    private final Map<String, RulePage> pages = new ConcurrentHashMap<>();

    RulePage of(String rule) {
        return pages.computeIfAbsent(rule, RulePage::read);
    }
}
