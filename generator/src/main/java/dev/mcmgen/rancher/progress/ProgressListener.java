package dev.mcmgen.rancher.progress;

/** Is told what happens while clusters are waited for; by several threads where there are several clusters. */
public interface ProgressListener {

    /** Nobody listens. */
    ProgressListener UNHEARD = event -> {};

    void told(ProgressEvent event);
}
