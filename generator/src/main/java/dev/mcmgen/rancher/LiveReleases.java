package dev.mcmgen.rancher;

import dev.mcmgen.catalog.CatalogException;
import dev.mcmgen.catalog.ReleaseLists;
import java.util.List;

/** Asks a Rancher for the releases that it offers. No token is needed for that (rancher-api.md §1.2). */
public final class LiveReleases {

    private static final List<String> PATHS = List.of("v1-rke2-release/releases", "v1-k3s-release/releases");

    private LiveReleases() {}

    /**
     * The releases that a Rancher offers.
     *
     * @throws RancherException if it cannot be reached, or answers with something else
     */
    public static ReleaseLists of(RancherConnection connection) {
        List<byte[]> answers = PATHS.stream().map(connection::get).toList();
        try {
            return ReleaseLists.ofAnswers(connection.address().toString(), answers);
        } catch (CatalogException e) {
            throw new RancherException(
                    connection.address() + " answered with something that is no list of releases: " + e.getMessage(),
                    "is this the address of a Rancher?");
        }
    }
}
