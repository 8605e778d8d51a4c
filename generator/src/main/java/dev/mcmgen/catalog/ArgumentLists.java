package dev.mcmgen.catalog;

import dev.mcmgen.catalog.ArgumentList.Basis;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The argument list of any release, listed or not, by one rule: a listed release has exactly its list; one newer than
 * every list has the newest known state; any other has the union of all lists, as in Rancher's own planner.
 */
public final class ArgumentLists {

    private final ArgumentSource lists;
    private final ConcurrentMap<Release, ArgumentList> found = new ConcurrentHashMap<>();
    private final Lazy<ArgumentList> union;

    public ArgumentLists(ArgumentSource lists) {
        this.lists = lists;
        union = new Lazy<>(this::unite);
    }

    /** The releases that have a list of their own. */
    public NavigableSet<Release> releases() {
        return lists.releases();
    }

    /** The list of that release, and how sure it is. */
    public ArgumentList of(Release release) {
        return found.computeIfAbsent(release, this::choose);
    }

    /** What later release data is known to let through for a release whose list is older; empty for most. */
    public Set<String> addedLater(Release release, NodeRole role) {
        return lists.addedFor(release, role).keySet();
    }

    private ArgumentList choose(Release release) {
        if (lists.lists(release)) {
            return list(release, new Basis.Exact());
        }
        Release newest = lists.newest();
        if (release.compareTo(newest) > 0) {
            Map<String, Argument> server = new TreeMap<>(lists.arguments(newest, NodeRole.SERVER));
            server.putAll(lists.addedFor(release, NodeRole.SERVER));
            Map<String, Argument> agent = new TreeMap<>(lists.arguments(newest, NodeRole.AGENT));
            agent.putAll(lists.addedFor(release, NodeRole.AGENT));
            return new ArgumentList(
                    server, agent, new Basis.NewestBelow(lists.newestBelow(release)), lists.source(release));
        }
        return union();
    }

    /** What Rancher uses for a version that it does not know, such as one without a build part. */
    public ArgumentList union() {
        return union.get();
    }

    private ArgumentList unite() {
        Map<String, Argument> server = new TreeMap<>();
        Map<String, Argument> agent = new TreeMap<>();
        for (Release release : lists.releases()) {
            server.putAll(lists.arguments(release, NodeRole.SERVER));
            agent.putAll(lists.arguments(release, NodeRole.AGENT));
        }
        return new ArgumentList(server, agent, new Basis.Union(), lists.source(lists.newest()));
    }

    private ArgumentList list(Release release, Basis basis) {
        return new ArgumentList(
                lists.arguments(release, NodeRole.SERVER),
                lists.arguments(release, NodeRole.AGENT),
                basis,
                lists.source(release));
    }
}
