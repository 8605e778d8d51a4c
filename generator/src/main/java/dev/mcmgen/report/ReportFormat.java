package dev.mcmgen.report;

/** A form of a report. */
@FunctionalInterface
public interface ReportFormat {

    /** The whole report, with a line feed at its end. */
    String write(Report report);
}
