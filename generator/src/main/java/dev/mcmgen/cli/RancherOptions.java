package dev.mcmgen.cli;

import dev.mcmgen.rancher.RancherAddress;
import dev.mcmgen.rancher.RancherConnection;
import dev.mcmgen.rancher.Trust;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that say where a Rancher is and whom to believe; the environment variables are those of Terraform. */
final class RancherOptions {

    private RancherOptions() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--url")
                .paramLabel("URL")
                .type(String.class)
                .description("The Rancher, such as https://rancher.example.org (or RANCHER_URL).")
                .build());
        spec.addOption(OptionSpec.builder("--ca-file")
                .paramLabel("FILE")
                .type(Path.class)
                .description(
                        "Believes the CA certificates of this PEM file too (or RANCHER_CA_CERTS, the PEM itself or a"
                                + " file).")
                .build());
        spec.addOption(OptionSpec.builder("--ca-checksum")
                .paramLabel("SHA256")
                .type(String.class)
                .description("Believes what the Rancher serves at /cacerts if it has this checksum.")
                .build());
        spec.addOption(OptionSpec.builder("--insecure-skip-tls-verify")
                .type(boolean.class)
                .description("Believes any certificate (or RANCHER_INSECURE=true).")
                .build());
    }

    static RancherConnection connection(ParseResult parsed, Console console) {
        Map<String, String> environment = console.environment();
        String url = Optional.ofNullable(parsed.matchedOptionValue("--url", (String) null))
                .or(() -> given(environment, "RANCHER_URL"))
                .orElseThrow(() -> new CommandFailedException(
                        "which Rancher is not said", "give its address by --url or RANCHER_URL"));
        RancherAddress address = RancherAddress.parse(url);
        if (address.isPlain()) {
            console.warning("what is sent to " + address + " can be read and changed on the way");
        }
        return RancherConnection.to(address, trust(parsed, environment), "mcmgen/" + VersionVerb.number());
    }

    private static Trust trust(ParseResult parsed, Map<String, String> environment) {
        if (parsed.hasMatchedOption("--insecure-skip-tls-verify")
                || given(environment, "RANCHER_INSECURE").filter("true"::equals).isPresent()) {
            return new Trust.OfAnything();
        }
        String checksum = parsed.matchedOptionValue("--ca-checksum", null);
        if (checksum != null) {
            return new Trust.OfChecksum(checksum);
        }
        Path file = parsed.matchedOptionValue("--ca-file", null);
        if (file != null) {
            return new Trust.OfFile(file);
        }
        return given(environment, "RANCHER_CA_CERTS")
                .map(text -> text.contains("-----BEGIN") ? new Trust.OfText(text) : new Trust.OfFile(Path.of(text)))
                .orElseGet(Trust.OfSystem::new);
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
