/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-signature-bar.h"

#include "pdf/probant-pdf-facts.h"
#include "ui/probant-signature-words.h"

struct _ProbantSignatureBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkImage *image;
  GtkLabel *label;

  GCancellable *cancellable; /* of asking about what is shown; NULL where nothing is */
};

G_DEFINE_FINAL_TYPE (ProbantSignatureBar, probant_signature_bar, ADW_TYPE_BIN)

/* The worst of the signatures stands for all. */
static const ProbantPdfSignature *
choose (const GPtrArray *signatures)
{
  const ProbantPdfSignature *chosen = NULL;

  for (guint i = 0; i < signatures->len; i++)
    {
      const ProbantPdfSignature *signature = g_ptr_array_index (signatures, i);

      if (chosen == NULL || signature->state == PROBANT_PDF_SIGNATURE_CHANGED)
        chosen = signature;
    }
  return chosen;
}

static void
facts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantSignatureBar *self = user_data; /* valid unless cancelled */
  g_autoptr (ProbantPdfFacts) facts = probant_pdf_load_facts_finish (PROBANT_PDF (source), result, NULL);
  const ProbantPdfSignature *signature = NULL;
  g_autofree char *text = NULL;

  if (facts == NULL) /* cancelled, or the pages tell what is wrong */
    return;
  signature = choose (facts->signatures);
  if (signature == NULL)
    return;
  text = probant_signature_describe (signature);
  gtk_label_set_label (self->label, text);
  gtk_image_set_from_icon_name (self->image, signature->state == PROBANT_PDF_SIGNATURE_INTACT
                                                 ? "emblem-ok-symbolic"
                                                 : "dialog-warning-symbolic");
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static void
probant_signature_bar_dispose (GObject *object)
{
  ProbantSignatureBar *self = PROBANT_SIGNATURE_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (probant_signature_bar_parent_class)->dispose (object);
}

static void
probant_signature_bar_class_init (ProbantSignatureBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_signature_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-signature-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantSignatureBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ProbantSignatureBar, image);
  gtk_widget_class_bind_template_child (widget_class, ProbantSignatureBar, label);
}

static void
probant_signature_bar_init (ProbantSignatureBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
probant_signature_bar_set_pdf (ProbantSignatureBar *self, ProbantPdf *pdf)
{
  g_return_if_fail (PROBANT_IS_SIGNATURE_BAR (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (pdf == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  probant_pdf_load_facts_async (pdf, self->cancellable, facts_loaded_cb, self);
}
