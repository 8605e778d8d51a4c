package dev.mcmgen.cli;

import dev.mcmgen.rancher.CliServers;
import dev.mcmgen.rancher.ConnectionSettings;
import dev.mcmgen.rancher.CurlCommands;
import dev.mcmgen.rancher.Exchanges;
import dev.mcmgen.rancher.Pause;
import dev.mcmgen.rancher.Proxies;
import dev.mcmgen.rancher.RancherAddress;
import dev.mcmgen.rancher.RancherConnection;
import dev.mcmgen.rancher.Token;
import dev.mcmgen.rancher.Trace;
import dev.mcmgen.rancher.Trust;
import dev.mcmgen.rancher.api.Rancher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that say where a Rancher is, whom to believe and who asks. The environment variables are those of Terraform's
 * provider; the last resort is the file of Rancher's own command line.
 */
final class RancherOptions {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private RancherOptions() {}

    /** The options for what needs no token. */
    static void addTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--url")
                .paramLabel("URL")
                .type(String.class)
                .description("The Rancher, such as https://rancher.example.org (or RANCHER_URL).")
                .build());
        spec.addOption(OptionSpec.builder("--server")
                .paramLabel("NAME")
                .type(String.class)
                .description("A server that Rancher's own command line has logged in to (~/.rancher/cli2.json).")
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
        spec.addOption(OptionSpec.builder("--debug")
                .type(boolean.class)
                .description("Traces requests and answers on standard error, with secrets masked.")
                .build());
    }

    /** The options for what needs a token. */
    static void addTokenTo(CommandSpec spec) {
        addTo(spec);
        spec.addOption(OptionSpec.builder("--token-file")
                .paramLabel("FILE")
                .type(Path.class)
                .description(
                        "The file with the API token (or RANCHER_TOKEN_KEY, RANCHER_TOKEN, or RANCHER_ACCESS_KEY and"
                                + " RANCHER_SECRET_KEY).")
                .build());
        spec.addOption(OptionSpec.builder("--print-requests")
                .type(boolean.class)
                .description("Prints each request as a curl command on standard error, without the token.")
                .build());
    }

    /** Whether the command line names a Rancher; what the environment says of one does not count. */
    static boolean areGiven(ParseResult parsed) {
        return parsed.hasMatchedOption("--url") || parsed.hasMatchedOption("--server");
    }

    /** The connection for what needs no token. */
    static RancherConnection connection(ParseResult parsed, Console console) {
        Optional<CliServers.Server> server = server(parsed, console);
        RancherAddress address = address(parsed, console.environment(), server);
        if (address.isPlain()) {
            console.warning("what is sent to " + address + " can be read and changed on the way");
        }
        return RancherConnection.to(address, settings(parsed, console, server, Optional.empty()));
    }

    /** The Rancher for what needs a token. */
    static Rancher rancher(ParseResult parsed, Console console) {
        Optional<CliServers.Server> server = server(parsed, console);
        RancherAddress address = address(parsed, console.environment(), server);
        boolean careless = skipsVerification(parsed, console.environment());
        if (address.isPlain() && !address.isThisMachine() && !careless) {
            throw new CommandFailedException(
                    ExitCode.RANCHER,
                    "the token would be sent to " + address + " for everybody on the way to read",
                    "write https://");
        }
        Token token = token(parsed, console.environment(), address, server)
                .orElseThrow(() -> new CommandFailedException(
                        "no token is given for " + address,
                        "make one in Rancher (user menu, Account & API Keys) and give it by RANCHER_TOKEN_KEY or"
                                + " --token-file"));
        return new Rancher(RancherConnection.to(address, settings(parsed, console, server, Optional.of(token))));
    }

    private static ConnectionSettings settings(
            ParseResult parsed, Console console, Optional<CliServers.Server> server, Optional<Token> token) {
        Exchanges exchanges = Exchanges.UNHEARD;
        Trust trust = trust(parsed, console.environment(), server);
        if (parsed.hasMatchedOption("--debug")) {
            exchanges = exchanges.and(new Trace(token, line -> console.err().println(Printable.text(line))));
        }
        if (parsed.commandSpec().findOption("--print-requests") != null
                && parsed.hasMatchedOption("--print-requests")) {
            exchanges = exchanges.and(
                    new CurlCommands(trust, command -> console.err().println(command)));
        }
        return new ConnectionSettings(
                trust,
                token,
                new Proxies(console.environment()),
                "mcmgen/" + VersionVerb.number(),
                exchanges,
                Pause.REAL);
    }

    /** The server of Rancher's own command line: the one that is named, or the current one where nothing else is said. */
    private static Optional<CliServers.Server> server(ParseResult parsed, Console console) {
        Map<String, String> environment = console.environment();
        String name = parsed.matchedOptionValue("--server", (String) null);
        boolean said = parsed.hasMatchedOption("--url")
                || given(environment, "RANCHER_URL").isPresent();
        if (name == null && said) {
            return Optional.empty();
        }
        Optional<CliServers> servers = CliServers.find(environment);
        if (servers.isEmpty() && name != null) {
            throw new CommandFailedException(
                    "Rancher's own command line has logged in nowhere, so that there is no server " + name,
                    "give the address by --url");
        }
        if (servers.filter(CliServers::isOpenToOthers).isPresent()) {
            console.warning(servers.get().file() + " holds tokens, and others may read it");
        }
        return name == null ? servers.flatMap(CliServers::current) : servers.map(known -> named(name, known));
    }

    private static CliServers.Server named(String name, CliServers servers) {
        return servers.named(name)
                .orElseThrow(() -> new CommandFailedException(
                        servers.file() + " knows no server " + name,
                        "it knows: " + String.join(", ", servers.names())));
    }

    private static RancherAddress address(
            ParseResult parsed, Map<String, String> environment, Optional<CliServers.Server> server) {
        String url = parsed.matchedOptionValue("--url", (String) null);
        if (url != null) {
            return RancherAddress.parse(url);
        }
        if (server.isPresent()) {
            return server.get().address();
        }
        return given(environment, "RANCHER_URL")
                .map(RancherAddress::parse)
                .orElseThrow(() -> new CommandFailedException(
                        "which Rancher is not said", "give its address by --url or RANCHER_URL"));
    }

    /** A token that the environment or a file gives, else that of the server, which goes to no other address. */
    private static Optional<Token> token(
            ParseResult parsed,
            Map<String, String> environment,
            RancherAddress address,
            Optional<CliServers.Server> server) {
        Path file = parsed.matchedOptionValue("--token-file", null);
        if (file != null) {
            try {
                return Optional.of(Token.of(Files.readString(file, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (server.isPresent() && parsed.hasMatchedOption("--server")) {
            return tokenOf(server.get(), address);
        }
        Optional<Token> keys = given(environment, "RANCHER_ACCESS_KEY")
                .flatMap(
                        access -> given(environment, "RANCHER_SECRET_KEY").map(secret -> Token.ofKeys(access, secret)));
        return given(environment, "RANCHER_TOKEN_KEY")
                .or(() -> given(environment, "RANCHER_TOKEN"))
                .map(Token::of)
                .or(() -> keys)
                .or(() -> server.flatMap(known -> tokenOf(known, address)));
    }

    private static Optional<Token> tokenOf(CliServers.Server server, RancherAddress address) {
        return server.address().toString().equals(address.toString()) ? server.token() : Optional.empty();
    }

    private static boolean skipsVerification(ParseResult parsed, Map<String, String> environment) {
        return parsed.hasMatchedOption("--insecure-skip-tls-verify")
                || given(environment, "RANCHER_INSECURE")
                        .filter(value -> value.equalsIgnoreCase("true") || value.equals("1"))
                        .isPresent();
    }

    private static Trust trust(
            ParseResult parsed, Map<String, String> environment, Optional<CliServers.Server> server) {
        String checksum = parsed.matchedOptionValue("--ca-checksum", null);
        if (checksum != null) {
            return new Trust.OfChecksum(sha256(checksum));
        }
        Path file = parsed.matchedOptionValue("--ca-file", null);
        if (file != null) {
            return new Trust.OfFile(readable(file));
        }
        if (skipsVerification(parsed, environment)) {
            return new Trust.OfAnything();
        }
        return given(environment, "RANCHER_CA_CERTS")
                .map(text -> text.contains("-----BEGIN")
                        ? new Trust.OfText(text)
                        : new Trust.OfFile(readable(Path.of(text))))
                .or(() -> server.flatMap(CliServers.Server::certificates).map(Trust.OfText::new))
                .orElseGet(Trust.OfSystem::new);
    }

    private static String sha256(String checksum) {
        if (!SHA256.matcher(checksum).matches()) {
            throw new CommandFailedException(
                    "'" + checksum + "' is no SHA-256 checksum",
                    "it has 64 hexadecimal digits; sha256sum prints that of what the Rancher serves at /cacerts");
        }
        return checksum;
    }

    private static Path readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandFailedException(
                    file + " cannot be read, and was to hold the certificates of a CA", "name a PEM file");
        }
        return file;
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
