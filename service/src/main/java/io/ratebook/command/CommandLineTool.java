package io.ratebook.command;

import io.ratebook.evaluation.UndecidableFileException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** All commands under one name, and what is done about their failures. */
@Command(
        name = "ratebook",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Commission policies as spreadsheets: what does each sale earn, whom, and why.",
            "",
            "A policy is an .xlsx workbook of decision tables (rates, tiers, caps, ...) that you edit in Excel or"
                    + " LibreOffice. Sales and partners are CSV or NDJSON files, plain or .gz.",
            ""
        },
        footerHeading = "%nFrom an empty folder to the first commission:%n",
        footer = {
            "  ratebook template policy.xlsx                 a new workbook, to be filled in",
            "  ratebook check policy.xlsx                    everything that is wrong with it, with cells",
            "  ratebook evaluate policy.xlsx sales.csv       what every sale earns, as CSV",
            "  ratebook explain policy.xlsx sales.csv OR17   why OR17 earns that",
            "  ratebook diff old.xlsx new.xlsx               what a new version changes",
            "  ratebook serve                                the service, with a database of its own",
            "  ratebook prepare                              makes the service start a quarter sooner",
            "  ratebook reset-admin                          a new password for its admin",
            "  ratebook audit                                whether its ledger is as it must be",
            "  ratebook migrate                              makes the tables on your MySQL, as another user",
            "  ratebook grants                               what its user on your MySQL needs, and no more",
            "",
            "\"ratebook\" stands for \"java -jar ratebook.jar\". Each command has its own --help with examples.",
            "",
            "Ends with 0: done; 1: the answer is no (a policy with errors, an unknown reference); 2: wrong use,",
            "or a file that cannot be read, understood or written."
        },
        subcommands = {
            CheckCommand.class,
            EvaluateCommand.class,
            ExplainCommand.class,
            DiffCommand.class,
            TemplateCommand.class,
            ServeCommand.class,
            PrepareCommand.class,
            ResetAdminCommand.class,
            AuditCommand.class,
            MigrateCommand.class,
            GrantsCommand.class,
            CommandLine.HelpCommand.class
        })
public final class CommandLineTool implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    CommandLineTool() {}

    /** Runs the command that the arguments name; the result is what the process ends with. */
    public static int run(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        try {
            return commandLine(out, err).execute(arguments);
        } catch (OutOfMemoryError full) {
            err.println("ratebook: the memory is full: give Java more, for example java -Xmx2g -jar ratebook.jar ...");
            return ExitCode.FAULT;
        } finally {
            out.flush();
            err.flush();
        }
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new CommandLineTool())
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(CommandLineTool::wrongUse)
                .setExecutionExceptionHandler(CommandLineTool::failed);
    }

    /** Without a command: teaches. */
    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        commandLine.usage(commandLine.getErr());
        return ExitCode.UNUSABLE;
    }

    private static int wrongUse(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("ratebook: " + wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println();
        err.println(command.getHelp().fullSynopsis().stripTrailing());
        err.println("Try \"" + command.getCommandSpec().qualifiedName() + " --help\".");
        return ExitCode.UNUSABLE;
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (failure instanceof StopException stop) {
            if (!String.valueOf(stop.getMessage()).isEmpty()) {
                err.println("ratebook: " + stop.getMessage());
            }
            return stop.exitCode();
        }
        if (failure instanceof UndecidableFileException undecidable) {
            err.println("ratebook: " + undecidable.getMessage());
            return ExitCode.UNUSABLE;
        }
        err.println("ratebook: this should not have happened; nothing was written. Please report it with these lines:");
        failure.printStackTrace(err);
        return ExitCode.FAULT;
    }

    /** Whatever the locale: a name must not turn into question marks. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
