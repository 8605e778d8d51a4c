package dev.mcmgen.rancher.fake;

/**
 * Who asks.
 *
 * @param administrator otherwise somebody who may create clusters, and sees own ones only, a while after creating them
 */
public record User(String id, String token, boolean administrator) {

    public static final User ADMINISTRATOR = new User("user-admin", "token-admin:adminadminadminadmin", true);
    public static final User STANDARD = new User("u-standard", "token-stand:standardstandardstan", false);
}
