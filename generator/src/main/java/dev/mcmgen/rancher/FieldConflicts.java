package dev.mcmgen.rancher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads whose fields an apply would have taken: {@code conflict with "manager" using apiVersion: .field}. */
final class FieldConflicts {

    private static final Pattern OWNER = Pattern.compile("conflicts? with \"([^\"]*)\"");

    private FieldConflicts() {}

    static Map<String, List<String>> of(List<ApiError.Cause> causes) {
        Map<String, List<String>> fields = new TreeMap<>();
        for (ApiError.Cause cause : causes) {
            Matcher owner = OWNER.matcher(cause.message());
            if (cause.reason().equals("FieldManagerConflict") && owner.find()) {
                List<String> ofOwner = fields.computeIfAbsent(owner.group(1), any -> new ArrayList<>());
                if (!ofOwner.contains(cause.field())) {
                    ofOwner.add(cause.field());
                }
            }
        }
        return fields;
    }
}
