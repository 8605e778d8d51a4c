package dev.mcmgen.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** What Java's exceptions about files mean, in words. */
final class FileFailure {

    private FileFailure() {}

    /** One sentence without a full stop, with the file's name. */
    static String describe(IOException failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse("");
        if (failure instanceof FileSystemException e) {
            String file = Optional.ofNullable(e.getFile()).orElse("a file");
            return file + ": " + reason(e);
        }
        if (failure instanceof MalformedInputException) {
            return "a file is not UTF-8 text";
        }
        return "a file could not be read or written" + (message.isEmpty() ? "" : ": " + message);
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "it is there already";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        return Optional.ofNullable(failure.getReason()).orElse("it could not be read or written");
    }
}
