package dev.mcmgen.render.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder that stands for a host's root, with stubs of the commands that would change a host. */
final class FakeHost {

    /** What a run printed, and its exit code. */
    record Run(int exitCode, String out, String err) {
        List<String> missing() {
            return out.lines().filter(line -> line.startsWith("missing: ")).toList();
        }

        List<String> changed() {
            return out.lines().filter(line -> line.startsWith("changed: ")).toList();
        }

        List<String> notes() {
            return out.lines().filter(line -> line.startsWith("note: ")).toList();
        }
    }

    private static final List<String> STUBS =
            List.of("modprobe", "sysctl", "systemctl", "groupadd", "useradd", "rpm", "uname", "id");

    private final Path root;
    private final Path stubs;
    private final Path script;

    private FakeHost(Path folder) {
        root = folder.resolve("a root");
        stubs = folder.resolve("bin");
        script = folder.resolve("prepare-host.sh");
    }

    /** A host as installed: nothing loaded, nothing set, root. */
    static FakeHost of(Path folder, String osRelease, String kernel, String scriptText) {
        FakeHost host = new FakeHost(folder);
        host.write("etc/os-release", resource("os-release/" + osRelease));
        host.write("etc/passwd", "root:x:0:0:root:/root:/bin/bash\n");
        host.write("etc/group", "root:x:0:\n");
        host.write("proc/modules", "ext4 999424 1 - Live 0x0\n");
        host.write("proc/mounts", "/dev/sda1 / xfs rw,relatime 0 0\n");
        host.write("proc/sys/net/ipv4/ip_forward", "0\n");
        host.write("stub/kernel", kernel + "\n");
        host.write("stub/uid", "0\n");
        host.write("stub/log", "");
        host.write(
                "stub/available",
                "overlay\nbr_netfilter\nnf_conntrack\nip_vs\nip_vs_rr\nip_vs_wrr\nip_vs_sh\nip_vs_lc\n");
        host.writeTo(host.script, scriptText);
        for (String stub : STUBS) {
            host.writeTo(host.stubs.resolve(stub), resource("stubs/" + stub));
            if (!host.stubs.resolve(stub).toFile().setExecutable(true)) {
                throw new IllegalStateException(stub + " cannot be made executable");
            }
        }
        return host;
    }

    private static String resource(String name) {
        try (var in = FakeHost.class.getResourceAsStream("/host/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FakeHost write(String path, String content) {
        writeTo(root.resolve(path), content);
        return this;
    }

    FakeHost append(String path, String content) {
        return write(path, read(path) + content);
    }

    FakeHost turnedOn(String unit) {
        return write("stub/units/" + unit, "");
    }

    FakeHost withNetworkManager() {
        return write("etc/NetworkManager/NetworkManager.conf", "[main]\n").turnedOn("NetworkManager");
    }

    FakeHost withPackage(String name) {
        return write("stub/packages/" + name, "");
    }

    private void writeTo(Path path, String content) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, content, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    /** The commands that changed something, in their order. */
    List<String> calls() {
        return read("stub/log").lines().toList();
    }

    /** Every file of the host with its content. */
    List<String> state() {
        try (Stream<Path> files = Files.walk(root)) {
            List<String> state = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                state.add(root.relativize(file) + "\n" + Files.readString(file));
            }
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Run run(String shell, String... arguments) {
        List<String> command = new ArrayList<>(List.of(shell, script.toString()));
        command.addAll(List.of(arguments));
        Path out = script.resolveSibling("out");
        Path err = script.resolveSibling("err");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("MCMGEN_ROOT", root.toString());
        builder.environment().put("PATH", stubs + ":/usr/bin:/bin");
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        try {
            Process process = builder.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end");
            }
            return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
