package dev.mcmgen.rancher.api;

import dev.mcmgen.rancher.RancherAddress;
import dev.mcmgen.rancher.RancherConnection;

/** One Rancher, with the planes on which it is asked. */
public final class Rancher {

    private final RancherConnection connection;
    private final KubernetesApi kubernetes;
    private final NormanApi norman;

    public Rancher(RancherConnection connection) {
        this.connection = connection;
        this.kubernetes = new KubernetesApi(connection);
        this.norman = new NormanApi(connection);
    }

    public RancherAddress address() {
        return connection.address();
    }

    public RancherConnection connection() {
        return connection;
    }

    public KubernetesApi kubernetes() {
        return kubernetes;
    }

    public NormanApi norman() {
        return norman;
    }
}
