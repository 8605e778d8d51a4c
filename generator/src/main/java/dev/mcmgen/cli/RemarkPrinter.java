package dev.mcmgen.cli;

import dev.mcmgen.render.plan.Remark;
import java.util.List;

/** Shows remarks on the error stream, one line each. */
final class RemarkPrinter {

    private RemarkPrinter() {}

    static void print(List<Remark> remarks, Console console) {
        boolean color = console.errColor();
        for (Remark remark : remarks) {
            console.err()
                    .println(Printable.text(remark.position().toString()) + ": "
                            + Style.WARNING.apply("warning[" + remark.code() + "]", color) + " "
                            + Printable.text(remark.message())
                            + (remark.hint().isEmpty() ? "" : " (" + Printable.text(remark.hint()) + ")"));
        }
    }
}
