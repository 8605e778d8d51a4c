package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a process ended that a continuous-integration system would start: its output and errors in one text. */
record ShellRun(int exitCode, String output) {

    /** Runs a script as GitHub does a step with {@code shell: bash}. */
    static ShellRun bash(Path folder, Map<String, String> environment, String script)
            throws IOException, InterruptedException {
        return script(folder, environment, List.of("bash", "--noprofile", "--norc", "-eo", "pipefail"), script);
    }

    /** Runs a script as Jenkins does, and GitLab where an image has no bash. */
    static ShellRun sh(Path folder, Map<String, String> environment, String script)
            throws IOException, InterruptedException {
        return script(folder, environment, List.of("sh", "-e"), script);
    }

    private static ShellRun script(Path folder, Map<String, String> environment, List<String> shell, String script)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("kit", ".sh");
        try {
            Files.writeString(file, script);
            List<String> command = new ArrayList<>(shell);
            command.add(file.toString());
            return of(folder, environment, command);
        } finally {
            Files.delete(file);
        }
    }

    static ShellRun of(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        Map<String, String> all = builder.environment();
        List.of("MCMGEN_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "GITHUB_ACTIONS").forEach(all::remove);
        all.put("JAVA_HOME", System.getProperty("java.home"));
        // One run is not worth an archive.
        all.put("MCMGEN_CACHE_DIR", "");
        all.putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new ShellRun(process.waitFor(), output);
    }
}
