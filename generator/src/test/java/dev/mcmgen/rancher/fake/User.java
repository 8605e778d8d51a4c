package dev.mcmgen.rancher.fake;

/**
 * Who asks.
 *
 * @param administrator otherwise somebody who may create clusters, and sees own ones only, a while after creating them
 */
public record User(String id, String token, boolean administrator) {

    public static final User ADMINISTRATOR = new User("user-admin", "token-admin:adminadminadminadmin", true);
    /** The administrator with a token that is scoped to the cluster {@code local}. */
    public static final User SCOPED = new User("user-admin", "token-scope:scopedscopedscoped", true);

    /** Somebody who may log in, and nothing else. */
    public static final User NOBODY = new User("u-nobody", "token-nobod:nobodynobodynobody", false);

    public static final User STANDARD = new User("u-standard", "token-stand:standardstandardstan", false);
}
